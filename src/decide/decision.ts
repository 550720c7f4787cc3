import type { NamedOffer } from '../config/schema/schema'

/** One line of the answer to "why": what was looked at, how it came out, and the clause that decided. */
export interface TraceEntry {
  kind: 'audience' | 'holdout' | 'segment' | 'rule' | 'experiment' | 'offer' | 'alert'
  id: string
  result: 'matched' | 'not_matched' | 'skipped'
  why?: string
}

/** What a Situation gets. Plain JSON: the browser, Node and the CLI give the same one, to the letter. */
export interface Decision {
  /** The rule that ended the search, or null when none matched. */
  rule: string | null
  /** Fallbacks in order; how many are shown is the fairness preset's to say. */
  offers: NamedOffer[]
  experiment: { id: string; variation: string } | null
  holdout: boolean
  /** Ids of the alerts whose conditions hold for this Situation. */
  alerts: string[]
  trace: TraceEntry[]
}
