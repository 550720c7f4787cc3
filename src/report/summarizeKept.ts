import { checkOptions } from './checkOptions'
import { createReport, type Summary } from './createReport'
import { noInput } from './inputCounts'
import type { MergedSession } from './partial/kept'
import type { Store } from './store/store'
import type { SummaryOptions } from './summaryOptions'

/** What was read of a log before its sessions were put together. */
export type ReadCounts = Pick<Summary['input'], 'events' | 'duplicates' | 'unknownVersion' | 'foreign' | 'unreadable'>

/** Takes sessions that were put together elsewhere, and makes a report of them. */
export interface KeptSummary {
  add(merged: MergedSession): void
  /**
   * The report over all sessions that were added; `read` tells what the log had beside them. `counted` is called after each
   * session, to tell people how far it is.
   */
  result(read: ReadCounts, counted?: () => void): Summary
}

/**
 * The report over the sessions of a log that was put together outside of memory, or by shards. It gives the same numbers as
 * `createSummary` over the whole log. Throws a RangeError for an option that is no time or no time zone.
 */
export function summarizeKept(options: SummaryOptions, store: Store): KeptSummary {
  checkOptions(options)
  const { mode = 'live' } = options
  const report = createReport(options, store)
  const input = { ...noInput }

  function add(merged: MergedSession): void {
    input.duplicates += merged.duplicates
    input[merged.mode === 'test' ? 'testMode' : 'liveMode'] += merged.events
    if (merged.mode !== mode) return
    report.add(merged.session)
    input.counted += merged.events
    input.gaps += merged.gaps
    input.missing += merged.missing
    input.afterEnd += merged.afterEnd
    input.clockSkew += merged.session.clockSkew ? 1 : 0
  }

  function result(read: ReadCounts, counted?: () => void): Summary {
    const counts = { ...input, ...read, duplicates: input.duplicates + read.duplicates }
    return report.result(counts, counted)
  }

  return { add, result }
}
