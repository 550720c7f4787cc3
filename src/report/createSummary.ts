import { checkOptions } from './checkOptions'
import { type Move, readRecord } from './log/readRecord'
import { createSeenSet } from './log/seenSet'
import { createSessions } from './log/sessions'
import { type Summary, summarizeSessions } from './summarizeSessions'
import type { SummaryOptions } from './summaryOptions'

export interface SummaryBuilder {
  /** One record of the log, in any order; anything that is not an event counts as unreadable. */
  add(record: unknown): void
  /** The numbers so far; more may be added after. */
  result(): Summary
}

/**
 * The streaming core of `summarize`. Memory grows with sessions, not with events: of an event only a fingerprint stays
 * (16 to 32 bytes), of a session that is whole only what the numbers need. Throws a RangeError for an option that is
 * no time or no time zone.
 */
export function createSummary(options: SummaryOptions = {}): SummaryBuilder {
  checkOptions(options)
  const seen = createSeenSet()
  const sessions = createSessions()
  const { mode = 'live' } = options
  const counts = {
    events: 0,
    counted: 0,
    duplicates: 0,
    testMode: 0,
    liveMode: 0,
    unknownVersion: 0,
    foreign: 0,
    unreadable: 0,
  }

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
    return summarizeSessions(whole, { ...counts, ...order }, options)
  }

  return { add, result }
}
