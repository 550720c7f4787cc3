import type { Config } from '../config/schema/schema'
import type { BillingRow } from './billing/billing'
import { checkOptions } from './checkOptions'
import { type Move, readRecord } from './log/readRecord'
import { createSeenSet } from './log/seenSet'
import { createSessions } from './log/sessions'
import { type Summary, summarizeSessions } from './summarizeSessions'

/** What a report is asked for. Every option may be left out: then everything in live mode counts. */
export interface SummaryOptions {
  /** The config, which knows categories, influence, weights, prices and question types that the events leave out. */
  config?: Config
  /** The time zone of days, weeks and months, by its IANA name; default UTC. */
  timeZone?: string
  /** Only flows that started at or after this time, RFC 3339. */
  from?: string
  /** Only flows that started before this time, RFC 3339. */
  to?: string
  /** Only this flow, by its config's id. */
  flow?: string
  /** Only sessions whose decision found them in this segment. */
  segment?: string
  /** Only subscriptions on this plan. */
  plan?: string
  /** Which mode is counted; default `live`. */
  mode?: 'live' | 'test'
  /** The rows of the merchant's billing data, which save rates and retained revenue need. */
  billing?: Iterable<BillingRow>
  /** How many rows of billing could not be read; the report names this number beside its figures. */
  billingUnreadable?: number
  /** The `configHash` of every config that was live. The report names flows of any other config as ones that may be made up. */
  versions?: readonly string[]
  /** The time until which billing is known, RFC 3339; default: the last flow or payment. */
  asOf?: string
  /** The seed of the bootstrap, so that the same events give the same intervals; default 1. */
  seed?: number
  /** Takes personal data out of example comments. Without it the report quotes no comment. */
  redact?: (text: string) => string
}

/**
 * How many records came in, and what became of them: `counted` of `events` are in the figures, every other field says what
 * was left out.
 */
export interface InputCounts {
  events: number
  counted: number
  /** Events whose `source` and `id` came before: each counts once. */
  duplicates: number
  /** Events of test mode. They are left out, unless test mode is asked for. */
  testMode: number
  /** Events of live mode. They are left out when test mode is asked for. */
  liveMode: number
  unknownVersion: number
  /** CloudEvents of another product, or of a type that is not known here. */
  foreign: number
  unreadable: number
  /** How many holes the sequences of sessions have; `missing` is how many events are missing in them. */
  gaps: number
  missing: number
  /** Events that claim to follow their session's end, or to belong to a session that was complete without them. */
  afterEnd: number
  /** Sessions in which a later event has an earlier time. */
  clockSkew: number
}

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
