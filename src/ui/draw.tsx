import { render } from 'preact'
import type { Step } from '../flow/flow'
import { ConfirmStep } from './steps/ConfirmStep'
import { DoneStep } from './steps/DoneStep'
import { ErrorStep } from './steps/ErrorStep'
import { OfferStep } from './steps/OfferStep'
import { SurveyStep } from './steps/SurveyStep'
import type { View } from './view'

const screens = { survey: SurveyStep, offer: OfferStep, confirm: ConfirmStep, done: DoneStep, error: ErrorStep }

/** Draws the flow's screen into the dialog, and takes the focus to a new screen's heading. */
export function draw(view: View, dialog: HTMLElement): void {
  const { step, offerIndex } = view.flow
  const name = `${step}-${offerIndex}`
  const isNew = drawn.get(dialog) !== name
  const Current = screens[step as Step]
  dialog.dataset.step = step
  render(<Current key={name} view={view} />, dialog)
  if (!isNew) return
  drawn.set(dialog, name)
  dialog.querySelector('h2')?.focus()
  dialog.scrollTop = 0
}

const drawn = new WeakMap<HTMLElement, string>()

export function undraw(dialog: HTMLElement): void {
  render(null, dialog)
}
