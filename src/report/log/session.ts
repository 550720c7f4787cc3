import type { Fields, Move } from './readRecord'

export const outcomes = ['saved', 'canceled', 'dismissed', 'referred', 'failed'] as const
export type Outcome = (typeof outcomes)[number]

/** What became of one offer in one session. Seen twice by stepping back is shown once. */
export interface OfferStory {
  id: string
  type: string | null
  decided: boolean
  shown: boolean
  accepted: boolean
  applied: boolean
  failed: boolean
  declined: boolean
}

export interface DecisionRecord {
  rule: string | null
  offers: string[]
  experiment: { id: string; variation: string } | null
  holdout: boolean
  /** Segments the trace says held. */
  segments: string[]
}

/** One flow from first move to last. Times are milliseconds since 1970, money is minor units a month. */
export interface Session {
  id: string
  flowId: string
  customer: string | null
  subscription: string | null
  mrr: number | null
  /** ISO 4217. */
  currency: string | null
  /** Months between two charges, when the host sends the interval. */
  months: number | null
  /** Units that each charge is for; 1 where the host sends none. */
  quantity: number
  plan: string | null
  tenureDays: number | null
  startedAt: number | null
  endedAt: number | null
  outcome: Outcome | null
  /** The last answer counts: a customer may step back and change it. */
  reason: string | null
  category: string | null
  influence: string | null
  answers: Fields
  /** What their own words speak of, where they picked no reason or "other". */
  suggestedReason: string | null
  decisions: DecisionRecord[]
  offers: OfferStory[]
  steps: { step: string; milliseconds: number | null }[]
  /** The offer a save or a referral came by, with what the customer picked. */
  taken: { offer: string | null; type: string | null; choice: Fields } | null
  /** Events in it. */
  moves: number
  /** By its first event that says so. */
  configHash: string | null
  /** Whether a ticket speaks for every one of its events; null where the receiver asked for none. */
  vouched: boolean | null
  /** It tells what no page can tell: an end without its beginning, or a save without an offer. */
  impossible: boolean
  /** The clock went backwards: order still comes from the sequence, but this session's times are left out. */
  clockSkew: boolean
}

/** What a move ends its session in, or null when it ends nothing. */
export function outcomeOf(move: Move): Outcome | null {
  return outcomes.find((outcome) => move.type === `flow.${outcome}`) ?? null
}
