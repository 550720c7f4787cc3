import { createSummary } from './createSummary'
import type { Summary } from './summarizeSessions'
import type { SummaryOptions } from './summaryOptions'

/** What the event log says: stored CloudEvents or FlowEvents in any order, each counted once. Never throws on bad records. */
export function summarize(events: Iterable<unknown>, options: SummaryOptions = {}): Summary {
  const summary = createSummary(options)
  for (const event of events) summary.add(event)
  return summary.result()
}
