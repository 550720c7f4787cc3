import type { Step } from '../flow/flow'
import { h, morph } from './h'
import { Screen } from './Screen'
import type { View } from './view'

/** The screens by step. */
export type Steps = { [S in Step]?: (view: View) => Screen }

/** Draws the flow's screen into the dialog. A new step, or another offer, is a new screen: its heading takes the focus. */
export function draw(view: View, steps: Steps, dialog: HTMLElement): void {
  const { step, offerIndex, merchantStep } = view.flow
  const content = steps[step]?.(view)
  if (!content) throw new Error(`the "${step}" screen is not there`)
  const name = (step === 'custom' && merchantStep?.id) || step
  const screen = <Screen view={view} name={name + offerIndex} {...content} />
  const drawn = dialog.firstElementChild
  dialog.dataset.step = name
  if (drawn?.id === name + offerIndex) morph(drawn, screen)
  else {
    dialog.replaceChildren(screen)
    dialog.querySelector('h2')?.focus()
    dialog.scrollTop = 0
  }
}
