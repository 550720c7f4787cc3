import type { Config } from '../config/schema/schema'
import type { BillingRow } from './billing/billing'
import { checkOptions } from './checkOptions'
import { type Move, readRecord } from './log/readRecord'
import { createSeenSet } from './log/seenSet'
import { createSessions } from './log/sessions'
import { type Summary, summarizeSessions } from './summarizeSessions'

export interface SummaryOptions {
  /** Tells categories, influence, weights, prices and question types that the events leave out. */
  config?: Config
  /** IANA name for days, weeks and months; default UTC. */
  timeZone?: string
  /** Flows that started at or after, RFC 3339. */
  from?: string
  /** Flows that started before, RFC 3339. */
  to?: string
  /** Only this flow, by its config's id. */
  flow?: string
  /** Only sessions whose decision found them in this segment. */
  segment?: string
  /** Only subscriptions on this plan. */
  plan?: string
  /** Which mode is counted; default `live`. */
  mode?: 'live' | 'test'
  /** What billing knows, for save rates and retained revenue. */
  billing?: Iterable<BillingRow>
  /** How many rows of billing could not be read: said beside what the others tell. */
  billingUnreadable?: number
  /** `configHash` of every config that was live: flows of others are told apart as ones that may be made up. */
  versions?: readonly string[]
  /** Until when billing is known, RFC 3339; default: the last flow or payment. */
  asOf?: string
  /** Of the bootstrap; default 1. */
  seed?: number
  /** Takes personal data out of example comments; without it there are no examples. */
  redact?: (text: string) => string
}

/** What came in and what was made of it: `counted` of `events` are in the numbers, the rest is named. */
export interface InputCounts {
  events: number
  counted: number
  /** Same source and id as one before. */
  duplicates: number
  /** From test mode: left out, unless it is test mode that is asked for. */
  testMode: number
  /** From live mode: left out when it is test mode that is asked for. */
  liveMode: number
  unknownVersion: number
  /** CloudEvents of somebody else, or a type not known here. */
  foreign: number
  unreadable: number
  /** Holes in the sequences, and the events missing in them. */
  gaps: number
  missing: number
  /** Events that claim to follow their session's end, or to belong to a session that was whole without them. */
  afterEnd: number
  /** Sessions whose clock went backwards. */
  clockSkew: number
}

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
