import type { Fields, Move } from './readRecord'

/** What a flow can end in, in the order that the report lists. */
export const outcomes = ['saved', 'canceled', 'dismissed', 'referred', 'failed'] as const
/** What a flow ended in. */
export type Outcome = (typeof outcomes)[number]

/** What became of one offer in one session. An offer that was seen again after stepping back counts as shown once. */
export interface OfferStory {
  id: string
  type: string | null
  decided: boolean
  shown: boolean
  accepted: boolean
  applied: boolean
  failed: boolean
  /** Whether each of its failures was a refusal: the handler or the server said no, and nothing broke. */
  refused: boolean
  declined: boolean
}

/** One decision as `decision.made` recorded it. */
export interface DecisionRecord {
  rule: string | null
  offers: string[]
  experiment: { id: string; variation: string } | null
  holdout: boolean
  /** The segments that held for the customer, by the decision's trace. */
  segments: string[]
}

/** An alert that a flow raised. */
export interface RaisedAlert {
  alert: string
  at: number | null
}

/**
 * What a server posted, beside all flows: that somebody acted on an alert of a flow, that a customer canceled elsewhere, or what
 * an earlier report said, which counts for nothing.
 */
export type Recorded =
  | { is: 'acted'; alert: string; session: string }
  | { is: 'cancellation'; channel: string }
  | { is: 'feedback' }

/**
 * One flow from its first move to its last. Times are milliseconds since 1970, money is minor units a month; null is what
 * the events do not say.
 */
export interface Session {
  id: string
  /** Where its events come from. Two sources may use one id for two sessions. */
  source: string
  flowId: string
  customer: string | null
  subscription: string | null
  mrr: number | null
  /** The currency of `mrr`, ISO 4217. */
  currency: string | null
  /** Months between two charges; null where the host does not send the interval. */
  months: number | null
  /** How many units each charge is for; 1 where the host does not say. */
  quantity: number
  plan: string | null
  tenureDays: number | null
  startedAt: number | null
  endedAt: number | null
  outcome: Outcome | null
  /** The reason in the last answer, for a customer may step back and change it. */
  reason: string | null
  category: string | null
  influence: string | null
  answers: Fields
  /** The reason that the customer's own words speak of, where they picked none, or "other". */
  suggestedReason: string | null
  decisions: DecisionRecord[]
  offers: OfferStory[]
  steps: { step: string; milliseconds: number | null }[]
  /** The offer that led to the save or referral, with what the customer picked; null for any other outcome. */
  taken: { offer: string | null; type: string | null; choice: Fields } | null
  /** How many events the session has. */
  moves: number
  /** The hash of the config that the page ran, from the first event that names it. */
  configHash: string | null
  /** Whether a ticket speaks for every event of the session; null where the receiver asked for none. */
  vouched: boolean | null
  /** True where the session says what no page can have sent: an end without its beginning, or a save without an offer. */
  impossible: boolean
  /** True where the clock went backwards. The order still comes from the sequence, but the times of this session are left out. */
  clockSkew: boolean
  /** The alerts that it raised; absent where it raised none. */
  alerts?: RaisedAlert[] | undefined
  /** What a server posted, where this is no flow. */
  recorded?: Recorded | undefined
}

/** What the order of sessions goes by. */
export type Start = Pick<Session, 'startedAt' | 'id' | 'source'>

/** Sorts sessions by when they started, those without a time first; ids decide where two started at once. */
export function byStart(a: Start, b: Start): number {
  return (a.startedAt ?? 0) - (b.startedAt ?? 0) || byText(a.id, b.id) || byText(a.source, b.source)
}

function byText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** The outcome that this move ends its session in, or null where it ends nothing. */
export function outcomeOf(move: Move): Outcome | null {
  return outcomes.find((outcome) => move.type === `flow.${outcome}`) ?? null
}
