import { SurveyStep } from '../../ui/first/SurveyStep'
import type { Steps } from '../../ui/first/steps'
import { ConfirmStep } from '../../ui/later/ConfirmStep'
import { CustomStep } from '../../ui/later/CustomStep'
import { DoneStep } from '../../ui/later/DoneStep'
import { FeedbackStep } from '../../ui/later/FeedbackStep'
import laterCss from '../../ui/later/laterStyles.css?inline'
import layoutCss from '../../ui/later/layouts.css?inline'
import { OfferStep } from '../../ui/later/OfferStep'
import { ReasonQuestions } from '../../ui/later/ReasonQuestions'
import { StateStep } from '../../ui/later/StateStep'
import { SubscriptionStep } from '../../ui/later/SubscriptionStep'

/**
 * The second chunk: everything that the first screen does not need, loaded while the customer reads it. The exports below are
 * here so that they become part of this chunk.
 */
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
/** The styles of those screens, and of all layouts but the modal one. */
export const laterStyles = laterCss + layoutCss
export { decideInFlow } from '../../decide/decideInFlow'
export { createSender } from '../../events/delivery/createSender'
export { redactData } from '../../events/personal/redactData'
export { eventsFor } from '../../events/wire/eventsFor'
export { advance } from '../../flow/advance'
export { openFlow } from '../../flow/openFlow'
export { dragSheet } from '../../ui/later/dragSheet'
export { checkDecision, checkPage } from '../page/checkPage'
export { keepOfferHistory } from '../session/keepOfferHistory'
export { suggestReason } from '../session/suggestReason'
export { undo } from '../session/undo'
export { speakWhole } from '../texts/speakWhole'
export { createMountFiller } from './createMountFiller'
export { layOut } from './layOut'
export { noticeFor } from './noticeFor'
export { placeMounts } from './placeMounts'
export { withLaw } from './withLaw'
export { withMore } from './withMore'
