import type { Config, NamedOffer, Reason } from '../config/schema'
import type { Situation } from '../config/situation'
import type { Decision } from '../decide/decision'
import type { Choice } from './choice'

export type Step = 'survey' | 'offer' | 'confirm' | 'done' | 'error'

/** `dismissed`: closed, nothing changed. `referred`: went to a person, a booking, a video. `failed`: we stepped aside. */
export type Outcome = 'saved' | 'canceled' | 'dismissed' | 'referred' | 'failed'

/** What a handler may tell about what it did. */
export interface Receipt {
  confirmationId?: string
  effectiveAt?: string
  receiptUrl?: string
  message?: string
}

/** What a handler is asked to do, and with what. */
export type Operation = { kind: 'offer'; offer: NamedOffer; choice: Choice } | { kind: 'cancel' }

/** The conversation as it stands. A value: advance makes the next one, nothing changes this one. */
export interface Flow {
  readonly config: Config
  /** As it was when the flow opened; the answers so far are in `answers`. */
  readonly situation: Situation
  readonly sessionId: string
  readonly mode: 'live' | 'test'
  readonly startedAt: string
  readonly step: Step
  /** The screens behind this one, for `back`. */
  readonly behind: readonly Step[]
  /** In the order this session shows them. */
  readonly reasons: readonly Reason[]
  readonly answers: Readonly<Record<string, unknown>>
  /** Made on leaving the survey by `continue`. */
  readonly decision?: Decision
  /** Those of the Decision that the fairness preset lets us show. */
  readonly offers: readonly NamedOffer[]
  /** Which of them is on the screen. */
  readonly offerIndex: number
  /** Ids of the offers this session has shown. */
  readonly shown: readonly string[]
  /** What was picked, by offer. */
  readonly picks: Readonly<Record<string, number | string>>
  /** Accept was pressed before a length or plan was picked. */
  readonly pickMissing: boolean
  /** A help offer that was followed; the customer may still cancel. */
  readonly followed?: NamedOffer
  /** What a handler is doing or failed to do. */
  readonly operation?: Operation
  readonly busy: boolean
  readonly receipt?: Receipt
  /** What went wrong. `stranded`: the page has no cancel left that we could press; `broken`: we could not draw. */
  readonly failure?: 'rejected' | 'timeout' | 'stranded' | 'broken'
  readonly alerts: readonly string[]
  readonly outcome?: Outcome
  /** The dialog is gone. A handler may still be at work; the outcome is told when both are there. */
  readonly closed: boolean
}

/** What the customer did, or what became of what they asked for. */
export type Action =
  /** The survey's own question is `reason`. */
  | { type: 'answer'; question: string; value: unknown }
  | { type: 'continue' }
  | { type: 'back' }
  | { type: 'pick'; offer: string; pick: number | string }
  | { type: 'accept'; offer: string }
  | { type: 'decline' }
  | { type: 'cancel' }
  | { type: 'confirm' }
  | { type: 'retry' }
  | { type: 'keep' }
  | { type: 'close' }
  | { type: 'settled'; receipt: Receipt }
  /** `leaves`: nobody is there to be told any more, and the host's own action does what was confirmed. */
  | { type: 'failed'; failure: 'rejected' | 'timeout'; leaves?: boolean }
  | { type: 'aside'; failure: 'stranded' | 'broken' }
