import { h, render } from 'preact'
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
  const Current = screens[step]
  const heading = dialog.querySelector('h2')
  dialog.dataset.step = step
  render(<Current key={`${step}${offerIndex}`} view={view} />, dialog)
  const newHeading = dialog.querySelector('h2')
  if (newHeading === heading) return
  newHeading?.focus()
  dialog.scrollTop = 0
}
