import type { NamedOffer } from '../config/schema/schema'

/** One line of the explanation: what was tried, with which result, and the clause that decided. */
export interface TraceEntry {
  kind: 'flow' | 'audience' | 'holdout' | 'segment' | 'rule' | 'experiment' | 'offer' | 'alert'
  id: string
  result: 'matched' | 'not_matched' | 'skipped'
  why?: string
}

/** What a Situation is offered. Plain JSON, the same in the browser, in Node and in the CLI (law: same input, same Decision). */
export interface Decision {
  /** The rule that ended the search, or null when none matched. */
  rule: string | null
  /** The offers this customer may have, best first. The fairness preset limits how many of them are shown. */
  offers: NamedOffer[]
  experiment: { id: string; variation: string } | null
  holdout: boolean
  /** Ids of the alerts whose conditions hold for this Situation. */
  alerts: string[]
  trace: TraceEntry[]
}
