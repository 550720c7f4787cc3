import { h, render } from 'preact'
import { Screen } from './Screen'
import { confirmStep } from './steps/confirmStep'
import { doneStep } from './steps/doneStep'
import { errorStep } from './steps/errorStep'
import { offerStep } from './steps/offerStep'
import { surveyStep } from './steps/surveyStep'
import type { View } from './view'

const steps = { survey: surveyStep, offer: offerStep, confirm: confirmStep, done: doneStep, error: errorStep }

/** Draws the flow's screen into the dialog; the key makes each step, and each offer, a screen of its own. */
export function draw(view: View, dialog: HTMLElement): void {
  const { step, offerIndex } = view.flow
  dialog.dataset.step = step
  render(<Screen key={step + offerIndex} view={view} {...steps[step](view)} />, dialog)
}
