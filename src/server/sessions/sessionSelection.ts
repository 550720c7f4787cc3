import type { Outcome } from '../../report/log/session'
import type { Query } from '../receive/query'

/** Which flows to read. */
export interface SessionSelection {
  query: Query
  /** A customer's or session's id, or words that stand in its answers, offers, rules or anywhere else in its events. */
  search?: string
  /** What the flow ended in; `open` for one that was left open. */
  outcome?: Outcome | 'open'
  /** Default: `live`. */
  mode?: 'live' | 'test'
  /** How many at most, up to 200; default 50. Fewer may come where an outcome is asked for: read on while there is a `next`. */
  limit?: number
  /** The `next` of the page before. */
  after?: string
}
