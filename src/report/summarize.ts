import type { Summary } from './createReport'
import { createSummary } from './createSummary'
import type { SummaryOptions } from './summaryOptions'

/**
 * The report over an event log: stored CloudEvents or FlowEvents in any order, each counted once. Never throws on bad
 * records, but counts them. Throws a RangeError for an option that is no time or no time zone.
 */
export function summarize(events: Iterable<unknown>, options: SummaryOptions = {}): Summary {
  const summary = createSummary(options)
  for (const event of events) summary.add(event)
  return summary.result()
}
