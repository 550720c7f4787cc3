import type { Steps } from '../ui/draw'
import { confirmStep } from '../ui/steps/confirmStep'
import { doneStep } from '../ui/steps/doneStep'
import { errorStep } from '../ui/steps/errorStep'
import { offerStep } from '../ui/steps/offerStep'

/** What comes after the first screen, fetched while the customer reads it. */
export const laterSteps: Steps = { offer: offerStep, confirm: confirmStep, done: doneStep, error: errorStep }
export { createSender } from '../events/createSender'
export { redact } from '../events/redact'
export { advance, leavesByHost } from '../flow/advance'
export { enLater as laterTexts } from '../ui/languages/enLater'
export { default as laterStyles } from '../ui/laterStyles.css?inline'
export { createMountFiller } from './createMountFiller'
export { perform } from './perform'
export { suggestReason } from './suggestReason'
