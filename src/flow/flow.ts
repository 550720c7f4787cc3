import type { Config, MerchantStep, NamedOffer, Reason } from '../config/schema/schema'
import type { Decision } from '../decide/decision'
import type { Situation, Subscription } from '../situation/schema'
import type { Choice } from './choice'
import type { Notice } from './notice'

/** The screens. `state`: the subscription is canceled or paused already. `custom`: a step that the merchant draws. */
export type Step = 'subscription' | 'state' | 'survey' | 'offer' | 'custom' | 'feedback' | 'confirm' | 'done' | 'error'

/**
 * How a flow ends. `dismissed`: closed with nothing changed. `referred`: the customer followed a help offer, such as a booking.
 * `failed`: something of ours or of the page did not work.
 */
export type Outcome = 'saved' | 'canceled' | 'dismissed' | 'referred' | 'failed'

/** What a handler may give back about what it did. Times are RFC 3339. */
export interface Receipt {
  confirmationId?: string | undefined
  /** When the change takes effect; after a cancellation, when access ends. */
  effectiveAt?: string | undefined
  /** An http or https URL of the merchant's own receipt. */
  receiptUrl?: string | undefined
  /** A text for the last screen, in place of ours. */
  message?: string | undefined
  /** Until when a `resume` handler can take the cancellation back. */
  undoUntil?: string | undefined
}

/** When a cancellation takes effect, where the config allows a choice. */
export type Ends = 'now' | 'period_end'

/** What a handler is asked to do: apply an offer, cancel, or resume. */
export type Operation =
  | { kind: 'offer'; offer: NamedOffer; choice: Choice }
  | { kind: 'cancel' | 'resume'; choice: Choice }

/**
 * What went wrong. `rejected`: a handler failed. `timeout`: a handler has not answered in time. `refused`: a handler or server
 * said no, and why. `stranded`: the page has no cancel control left that we could press. `broken`: a screen of ours did not load,
 * or threw.
 */
export type Failure = 'rejected' | 'timeout' | 'refused' | 'stranded' | 'broken'

/** Where a fault of ours stopped the customer, and what leads on from there. */
export interface Interrupted {
  /** The screen that stood before the fault, with its own failure if it was the error screen. */
  step: Step
  failure?: Failure | undefined
  /** The customer's action that the fault kept from happening; `retry` does it again. */
  action?: Action | undefined
  /** What can cancel from here: `page`, the page's own action; `handler`, the `cancel` handler or the actions URL. */
  leavesBy?: 'page' | 'handler' | undefined
}

/** The state of one run of the flow, from its first screen to its outcome. It is never changed: `advance` makes the next one. */
export interface Flow {
  readonly config: Config
  /** What was known when the flow opened. What the customer has said since is in `answers`. */
  readonly situation: Situation
  readonly sessionId: string
  readonly mode: 'live' | 'test'
  /** RFC 3339. */
  readonly startedAt: string
  /** The subscriptions that the customer can pick from first; empty where there is only one. */
  readonly subscriptions: readonly Subscription[]
  /** The place of the picked one in `subscriptions`. */
  readonly chosen?: number
  /** The first screen after the subscription is known. Unless it is the survey, no offer or step may follow the survey. */
  readonly openedWith: Step
  readonly step: Step
  /** The screens before this one, the latest last; `back` goes there. */
  readonly behind: readonly Step[]
  /** The reasons in the order in which this flow shows them. */
  readonly reasons: readonly Reason[]
  /** Answers by the id of their question; the picked reason is under `reason`. */
  readonly answers: Readonly<Record<string, unknown>>
  /** What the merchant's own steps gave, by the id of the step. */
  readonly results: Readonly<Record<string, unknown>>
  /** The id of the reason that free text speaks of, where none was picked. Rules and reports use it; no screen shows it. */
  readonly suggestedReason?: string | undefined
  /** Names of the steps and custom offers that the page can draw with a `mount`; a mount that threw is taken off the list. */
  readonly mounts: readonly string[]
  /** The merchant's step that the screen `custom` shows. */
  readonly merchantStep?: MerchantStep | undefined
  /** Made when the survey is left by `continue`, or when the flow opens where a rule has `"on": "open"`. */
  readonly decision?: Decision | undefined
  /** The offers of the Decision, as many as the fairness preset allows. */
  readonly offers: readonly NamedOffer[]
  /** Whether the offers stand side by side on one screen; else they come one after the other. */
  readonly together: boolean
  /** The place in `offers` of the one on the screen, where they come one after the other. */
  readonly offerIndex: number
  /** Ids of the offers that this flow has shown. */
  readonly shown: readonly string[]
  /** What was picked, by the id of the offer: a length, a plan's id, or what the card of a custom offer gave. */
  readonly picks: Readonly<Record<string, unknown>>
  /** Whether the customer tried to go on before picking a length, a plan or a subscription. */
  readonly pickMissing: boolean
  /** The help offer that the customer followed; they may still cancel. */
  readonly followed?: NamedOffer
  /** When to end, as picked on `confirm`; where nothing was picked, the cancel handler decides. */
  readonly ends?: Ends
  /** What the customer has written into the notice, where there is one. */
  readonly notice?: Notice | undefined
  /** What a handler is doing, has done, or failed to do. */
  readonly operation?: Operation | undefined
  /** Whether a handler is at work. */
  readonly busy: boolean
  readonly receipt?: Receipt
  /** What went wrong, where something did. */
  readonly failure?: Failure | undefined
  /** Where a fault of ours stopped the customer; set while the failure is `broken`. */
  readonly interrupted?: Interrupted | undefined
  /** Whether a fault of ours was ever shown, whatever came of it. */
  readonly hasBroken?: true
  /** Why a server or handler refused, in its own words. */
  readonly refusal?: string
  /** Ids of the alerts that the latest Decision raised. */
  readonly alerts: readonly string[]
  readonly outcome?: Outcome
  /** Whether the flow was closed in order to take its cancellation back. */
  readonly undone?: boolean
  /** Whether the dialog is gone. A handler may still be at work then; the outcome is reported once it has answered. */
  readonly closed: boolean
}

/** What the customer did, or what came of something that they asked for. */
export type Action =
  /** An answer to a question; the survey's own question has the id `reason`. */
  | { type: 'answer'; question: string; value: unknown }
  /** A subscription is picked, by its place in `subscriptions`. */
  | { type: 'choose'; subscription: number }
  /** `result` is what the merchant's own step gave; `suggestedReason` is the reason that free text speaks of. */
  | { type: 'continue'; result?: unknown; suggestedReason?: string | undefined }
  | { type: 'back' }
  /** A length or a plan is picked, or a custom card gave a result; `offer` is the id of the offer. */
  | { type: 'pick'; offer: string; pick: unknown }
  | { type: 'accept'; offer: string }
  | { type: 'decline' }
  /** On the screen `state`: ends the pause, or takes an earlier cancellation back. */
  | { type: 'resume' }
  /** On the screen `state`: goes to the store that bills the subscription. */
  | { type: 'refer' }
  | { type: 'cancel'; suggestedReason?: string | undefined }
  | { type: 'ends'; ends: Ends }
  /** Writes into the notice of a cancellation or withdrawal. */
  | { type: 'write'; field: keyof Notice; value: string }
  | { type: 'confirm' }
  | { type: 'retry' }
  /** On the screen `done`: closes this flow; a new one takes the cancellation back. */
  | { type: 'undo' }
  | { type: 'keep' }
  | { type: 'close' }
  /** The merchant's `mount` could not draw the step or custom offer of this name. */
  | { type: 'skip'; name: string }
  /** The handler has resolved. */
  | { type: 'settled'; receipt: Receipt }
  /** The handler has failed. `leaves`: the customer had confirmed and closed, so the page's own action was started in its place. */
  | { type: 'failed'; failure: 'rejected' | 'timeout' | 'refused'; refusal?: string | undefined; leaves?: boolean }
  /** We step aside: the first screen could not be shown, or the page has no cancel control left to press. */
  | { type: 'aside'; failure: 'stranded' | 'broken' }
  /** Something of ours failed after the first screen was shown. Nothing else has changed. */
  | ({ type: 'break' } & Omit<Interrupted, 'step' | 'failure'>)
