import type { Config, MerchantStep, NamedOffer, Reason } from '../config/schema/schema'
import type { Decision } from '../decide/decision'
import type { Situation, Subscription } from '../situation/schema'
import type { Choice } from './choice'

/** `state`: nothing to leave, or not the plain way. `custom`: the merchant's own. */
export type Step = 'subscription' | 'state' | 'survey' | 'offer' | 'custom' | 'feedback' | 'confirm' | 'done' | 'error'

/** `dismissed`: closed, nothing changed. `referred`: went to a person, a booking, a video. `failed`: we stepped aside. */
export type Outcome = 'saved' | 'canceled' | 'dismissed' | 'referred' | 'failed'

/** What a handler may tell about what it did. */
export interface Receipt {
  confirmationId?: string
  effectiveAt?: string
  receiptUrl?: string
  message?: string
  /** Until then a `resume` can take the cancellation back. */
  undoUntil?: string
}

/** When a cancellation takes effect, where the host allows both. */
export type Ends = 'now' | 'period_end'

/** What a handler is asked to do, and with what. */
export type Operation =
  | { kind: 'offer'; offer: NamedOffer; choice: Choice }
  | { kind: 'cancel' | 'resume'; choice: Choice }

/**
 * What went wrong. `refused`: a no, not a fault; `stranded`: the page has no cancel left that we could press; `broken`: a
 * screen, or what it needs, could not be had.
 */
export type Failure = 'rejected' | 'timeout' | 'refused' | 'stranded' | 'broken'

/** What a break kept from happening, and the ways that lead on from it. */
export interface Interrupted {
  step: Step
  failure?: Failure | undefined
  /** The customer's own move, where it was not made yet. */
  action?: Action | undefined
  /** What can cancel from here: the page's own action, or a handler or the actions URL. */
  leavesBy?: 'page' | 'handler' | undefined
}

/** The conversation as it stands. A value: advance makes the next one, nothing changes this one. */
export interface Flow {
  readonly config: Config
  /** As it was when the flow opened; the answers so far are in `answers`. */
  readonly situation: Situation
  readonly sessionId: string
  readonly mode: 'live' | 'test'
  readonly startedAt: string
  /** Those to say first which one it is about; empty where it is known. */
  readonly subscriptions: readonly Subscription[]
  /** Which of them was picked, by its place. */
  readonly chosen?: number
  /** The first screen once the subscription is known. One that is not the survey leaves no room for a screen after it. */
  readonly openedWith: Step
  readonly step: Step
  /** The screens behind this one, for `back`. */
  readonly behind: readonly Step[]
  /** In the order this session shows them. */
  readonly reasons: readonly Reason[]
  readonly answers: Readonly<Record<string, unknown>>
  /** What the merchant's own steps gave, by step. */
  readonly results: Readonly<Record<string, unknown>>
  /** The reason that free text speaks of, where none was picked. For rules and reports; never shown. */
  readonly suggestedReason?: string | undefined
  /** Steps and custom offers that the page has a `mount` for; one that threw is no longer among them. */
  readonly mounts: readonly string[]
  /** The one that step `custom` shows. */
  readonly merchantStep?: MerchantStep | undefined
  /** Made on leaving the survey by `continue`, or before it where a rule asks for that. */
  readonly decision?: Decision | undefined
  /** Those of the Decision that the fairness preset lets us show. */
  readonly offers: readonly NamedOffer[]
  /** They stand side by side, all on one screen. */
  readonly together: boolean
  /** Which of them is on the screen, when it is one. */
  readonly offerIndex: number
  /** Ids of the offers this session has shown. */
  readonly shown: readonly string[]
  /** What was picked, by offer: a length, a plan's id, or what a custom offer's own card gave. */
  readonly picks: Readonly<Record<string, unknown>>
  /** The customer went on before a length, a plan or a subscription was picked. */
  readonly pickMissing: boolean
  /** A help offer that was followed; the customer may still cancel. */
  readonly followed?: NamedOffer
  /** Picked on `confirm`; the host decides where nothing was. */
  readonly ends?: Ends
  /** What a handler is doing or failed to do. */
  readonly operation?: Operation | undefined
  readonly busy: boolean
  readonly receipt?: Receipt
  /** What went wrong, if something did. */
  readonly failure?: Failure | undefined
  /** Where a break of ours, failure `broken`, stopped the customer. */
  readonly interrupted?: Interrupted | undefined
  /** A break of ours was shown at some time, whatever came of it. */
  readonly hasBroken?: true
  /** In the words of the server or handler that refused. */
  readonly refusal?: string
  readonly alerts: readonly string[]
  readonly outcome?: Outcome
  /** Closed to take the cancellation back. */
  readonly undone?: boolean
  /** The dialog is gone. A handler may still be at work; the outcome is told when both are there. */
  readonly closed: boolean
}

/** What the customer did, or what became of what they asked for. */
export type Action =
  /** The survey's own question is `reason`. */
  | { type: 'answer'; question: string; value: unknown }
  /** A subscription, by its place in `subscriptions`. */
  | { type: 'choose'; subscription: number }
  /** `result` is what a merchant's own step gives; `suggestedReason` what the free text speaks of. */
  | { type: 'continue'; result?: unknown; suggestedReason?: string | undefined }
  | { type: 'back' }
  | { type: 'pick'; offer: string; pick: unknown }
  | { type: 'accept'; offer: string }
  | { type: 'decline' }
  /** From `state`: end the pause, or take the cancellation back. */
  | { type: 'resume' }
  | { type: 'cancel'; suggestedReason?: string | undefined }
  | { type: 'ends'; ends: Ends }
  | { type: 'confirm' }
  | { type: 'retry' }
  /** From `done`: closes; a new flow resumes. */
  | { type: 'undo' }
  | { type: 'keep' }
  | { type: 'close' }
  /** The merchant's own code could not draw the step or the custom offer of this name. */
  | { type: 'skip'; name: string }
  | { type: 'settled'; receipt: Receipt }
  /** `leaves`: nobody is there to be told any more, and the host's own action does what was confirmed. */
  | { type: 'failed'; failure: 'rejected' | 'timeout' | 'refused'; refusal?: string | undefined; leaves?: boolean }
  /** We step aside: before the first screen stood, or with no cancel of the page left to press. */
  | { type: 'aside'; failure: 'stranded' | 'broken' }
  /** Something of ours broke after the first screen stood; nothing has happened but that. */
  | ({ type: 'break' } & Omit<Interrupted, 'step' | 'failure'>)
