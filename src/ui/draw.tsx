import { h, morph } from './h'
import { Screen } from './Screen'
import { confirmStep } from './steps/confirmStep'
import { doneStep } from './steps/doneStep'
import { errorStep } from './steps/errorStep'
import { offerStep } from './steps/offerStep'
import { surveyStep } from './steps/surveyStep'
import type { View } from './view'

const steps = { survey: surveyStep, offer: offerStep, confirm: confirmStep, done: doneStep, error: errorStep }

/** Draws the flow's screen into the dialog. A new step, or another offer, is a new screen: its heading takes the focus. */
export function draw(view: View, dialog: HTMLElement): void {
  const { step, offerIndex } = view.flow
  const screen = <Screen view={view} name={step + offerIndex} {...steps[step](view)} />
  const drawn = dialog.firstElementChild
  dialog.dataset.step = step
  if (drawn?.id === step + offerIndex) morph(drawn, screen)
  else {
    dialog.replaceChildren(screen)
    dialog.querySelector('h2')?.focus()
    dialog.scrollTop = 0
  }
}
