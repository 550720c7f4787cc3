import laterCss from '../ui/laterStyles.css?inline'
import layoutCss from '../ui/layouts.css?inline'
import { ConfirmStep } from '../ui/steps/ConfirmStep'
import { CustomStep } from '../ui/steps/CustomStep'
import { DoneStep } from '../ui/steps/DoneStep'
import { FeedbackStep } from '../ui/steps/FeedbackStep'
import { OfferStep } from '../ui/steps/OfferStep'
import { ReasonQuestions } from '../ui/steps/ReasonQuestions'
import { StateStep } from '../ui/steps/StateStep'
import { SubscriptionStep } from '../ui/steps/SubscriptionStep'
import { SurveyStep } from '../ui/steps/SurveyStep'
import type { Steps } from '../ui/steps/steps'

/** What comes after the plain first screen, fetched while the customer reads it. */
export const laterSteps: Steps = {
  subscription: (view) => <SubscriptionStep view={view} />,
  state: (view) => <StateStep view={view} />,
  survey: (view) => <SurveyStep view={view} Questions={ReasonQuestions} />,
  offer: (view) => <OfferStep view={view} />,
  custom: (view) => <CustomStep view={view} />,
  feedback: (view) => <FeedbackStep view={view} />,
  confirm: (view) => <ConfirmStep view={view} />,
  done: (view) => <DoneStep view={view} />,
}
export const laterStyles = laterCss + layoutCss
export { decide } from '../decide/decide'
export { createSender } from '../events/createSender'
export { eventsFor } from '../events/eventsFor'
export { redactData } from '../events/redactData'
export { advance } from '../flow/advance'
export { open } from '../flow/open'
export { checkDecision, checkPage } from './checkPage'
export { createMountFiller } from './createMountFiller'
export { keepOfferHistory } from './keepOfferHistory'
export { layOut } from './layOut'
export { englishLater, loadLaterTexts } from './loadLaterTexts'
export { noticeFor } from './noticeFor'
export { placeMounts } from './placeMounts'
export { undo } from './session/undo'
export { suggestReason } from './suggestReason'
