import type { NamedOffer } from '../../config/schema/schema'
import type { SituationFacts } from '../claims/signSituation'

/** What has to be done, and for whom. Everything but `answers` and `locale`, which are the browser's word, was checked. */
export interface Action<Customer> {
  /** An offer's type, the name of a custom offer, `cancel`, `withdraw` or `resume`. */
  name: string
  /** Who is signed in, as `signedIn` gave it. */
  customer: Customer
  /** What was picked, in the config's own terms; of a cancellation, when it ends, and the notice where the law wants one. */
  choice: Record<string, unknown>
  /** The accepted offer, from the config; absent for `cancel`, `withdraw` and `resume`. */
  offer?: NamedOffer
  /** The signed facts that the offer was granted on; absent for `cancel`, `withdraw` and `resume`. */
  situation?: SituationFacts
  /** The same for every try of one choice, and for no other: hand it to the biller, so that it does the thing once. */
  idempotencyKey: string
  /** `test` where the page tries its flow out: money should not move then. */
  mode: 'live' | 'test'
  answers: Record<string, unknown>
  sessionId: string
  locale?: string
}

/** What the customer's last screen says of it; each is optional. */
export interface ActionReceipt {
  /** Shown and recorded, as what support can look up. */
  confirmationId?: string | undefined
  /** When the change takes effect: RFC 3339, or a biller's Unix seconds. */
  effectiveAt?: string | number | null | undefined
  /** An http or https URL of your own receipt. */
  receiptUrl?: string | undefined
  /** A text for the last screen, in place of ours. */
  message?: string | undefined
  /** Until when the customer may undo a cancellation: RFC 3339, or a biller's Unix seconds. */
  undoUntil?: string | number | null | undefined
}

/**
 * Does one thing. What it gives back goes to the customer's last screen. To refuse in words for the customer, it throws an Error
 * with a text as `refusal`; anything else that it throws means that nothing was done, and the customer may try again.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: a function that gives back nothing has this type.
export type Performer<Customer> = (action: Action<Customer>) => ActionReceipt | void | Promise<ActionReceipt | void>

/** Performers by the type of their offer, by the name of a custom offer, or by `cancel`, `withdraw` and `resume`. */
export interface Performers<Customer> {
  cancel: Performer<Customer>
  [name: string]: Performer<Customer>
}
