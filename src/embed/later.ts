import type { Steps } from '../ui/draw'
import laterCss from '../ui/laterStyles.css?inline'
import layoutCss from '../ui/layouts.css?inline'
import { confirmStep } from '../ui/steps/confirmStep'
import { customStep } from '../ui/steps/customStep'
import { doneStep } from '../ui/steps/doneStep'
import { errorStep } from '../ui/steps/errorStep'
import { feedbackStep } from '../ui/steps/feedbackStep'
import { offerStep } from '../ui/steps/offerStep'
import { stateStep } from '../ui/steps/stateStep'
import { subscriptionStep } from '../ui/steps/subscriptionStep'
import { surveyWithQuestions } from '../ui/steps/surveyWithQuestions'

/** What comes after the plain first screen, fetched while the customer reads it. */
export const laterSteps: Steps = {
  subscription: subscriptionStep,
  state: stateStep,
  survey: surveyWithQuestions,
  offer: offerStep,
  custom: customStep,
  feedback: feedbackStep,
  confirm: confirmStep,
  done: doneStep,
  error: errorStep,
}
export const laterStyles = laterCss + layoutCss
export { createSender } from '../events/createSender'
export { redact } from '../events/redact'
export { advance, leavesByHost } from '../flow/advance'
export { checkPage } from './checkPage'
export { createMountFiller } from './createMountFiller'
export { layOut } from './layOut'
export { loadLaterTexts } from './loadLaterTexts'
export { perform } from './perform'
export { placeMounts } from './placeMounts'
export { suggestReason } from './suggestReason'
