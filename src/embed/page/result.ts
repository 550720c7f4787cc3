import type { Choice } from '../../flow/choice'
import type { Outcome } from '../../flow/flow'

/** How a flow ended. */
export interface Result {
  outcome: Outcome
  /** The id of the offer that was applied or followed, and what it came to. */
  offer?: string
  choice?: Choice
  answers: Record<string, unknown>
  /** Empty where the flow did not open. */
  sessionId: string
}
