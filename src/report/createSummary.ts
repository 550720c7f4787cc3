import { checkOptions } from './checkOptions'
import { createReport, type Summary } from './createReport'
import { noInput } from './inputCounts'
import { type Move, readRecord } from './log/readRecord'
import { createSeenSet } from './log/seenSet'
import { createSessions } from './log/sessions'
import type { SummaryOptions } from './summaryOptions'

/** Takes the records of a log one by one and makes a report of them. */
export interface SummaryBuilder {
  /** Adds one record of the log; the order does not matter. Anything that is not an event counts as unreadable. */
  add(record: unknown): void
  /** The report over all records so far; more may be added after it. */
  result(): Summary
}

/**
 * The core of `summarize`, for logs that are read piece by piece. Memory grows with sessions, not with events: of each
 * event it keeps a fingerprint of 16 to 32 bytes, of each complete session only what the figures need. Throws a RangeError
 * for an option that is no time or no time zone.
 */
export function createSummary(options: SummaryOptions = {}): SummaryBuilder {
  checkOptions(options)
  const seen = createSeenSet()
  const sessions = createSessions()
  const { mode = 'live' } = options
  // A report reads the rows, and there may be several reports; what the caller gave may be a generator.
  const billing = options.billing && [...options.billing]
  const counts = { ...noInput }

  function add(record: unknown): void {
    const move = readRecord(record)
    if (move !== 'unreadable') counts.events += 1
    if (typeof move === 'string') counts[move] += 1
    else if (!seen.add(JSON.stringify([move.source, move.id]))) counts.duplicates += 1
    else count(move)
  }

  function count(move: Move): void {
    counts[move.mode === 'test' ? 'testMode' : 'liveMode'] += 1
    if (move.mode !== mode) return
    counts.counted += 1
    sessions.add(move)
  }

  function result(): Summary {
    const { whole, ...order } = sessions.read()
    const report = createReport({ ...options, ...(billing && { billing }) })
    for (const session of whole) report.add(session)
    return report.result({ ...counts, ...order })
  }

  return { add, result }
}
