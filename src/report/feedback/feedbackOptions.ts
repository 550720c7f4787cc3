import type { Outcome } from '../log/session'
import type { Release } from './releases'

/** How the report reads what customers leave over. */
export interface FeedbackOptions {
  /** What was shipped when: what customers speak of is compared before and after each. */
  releases?: readonly Release[]
  /** Takes personal data out of a text. */
  redact?: (text: string) => string
  /**
   * Hears of each customer who spoke of a thing, once a thing, in no particular order. The summary itself names nobody, so that
   * it may be passed around.
   */
  toWriteTo?: (customer: CustomerToWriteTo) => void
}

/** A customer who spoke of something, to be told when it ships: what the log holds of them, as they last spoke of it. */
export interface CustomerToWriteTo {
  kind: 'reason' | 'words'
  /** The reason's id, or the leading term of the comments. */
  about: string
  /** The customer's id. */
  customer: string
  subscription: string | null
  plan: string | null
  /** The recurring revenue, in minor units a month. */
  mrr: number | null
  currency: string | null
  /** How that flow ended; null where it was left open. */
  outcome: Outcome | null
  /** When that flow started, RFC 3339; null where it is not known. */
  time: string | null
}
