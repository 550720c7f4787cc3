import { plainWord } from '../../situation/reading'
import { readStatus } from '../../situation/readStatus'
import { readTime } from '../log/readRecord'
import type { BillingRow } from './billingRow'

/** One uninterrupted stretch of a subscription. Times are in milliseconds since 1970. */
export interface Spell {
  startedAt: number | null
  endedAt: number | null
  /** True where the subscription has ended, or may have, and billing does not say when. */
  endUnknown: boolean
}

/**
 * What a row says of the end: when it was or will be, null for a subscription that runs, `ended` for one that ended nobody says
 * when, `unread` for what cannot be read. Undefined says nothing.
 */
type End = number | null | 'ended' | 'unread' | undefined

interface Told {
  startedAt: number | null
  end: End
  /** The place of the row that told the end. */
  place: number
}

/** Words for a subscription that has ended, beside those that `readStatus` knows. */
const endedWords = ['ended', 'unpaid', 'closed', 'churned', 'inactive', 'finished', 'completed', 'stopped']
/** Words for a subscription that has not begun yet. As far as its end goes, it runs. */
const aheadWords = ['future', 'pending', 'scheduled']
/** Statuses by which it has not ended, so that no end need be said. One that is about to end may leave it to an earlier row. */
const runningStatuses: readonly unknown[] = ['active', 'trialing', 'past_due', 'paused']

/** The stretches that the rows of one subscription tell of, from the earliest row to the latest, in the order of their starts. */
export function spellsOf(rows: readonly BillingRow[]): Spell[] {
  const byStart = new Map<number | null, Told>()
  for (const [place, row] of rows.entries()) {
    const told: Told = { startedAt: readTime(row.startedAt), end: endOf(row), place }
    const known = byStart.get(told.startedAt)
    byStart.set(told.startedAt, known ? merged(known, told) : told)
  }
  const sorted = [...byStart.values()].sort((a, b) => (a.startedAt ?? -Infinity) - (b.startedAt ?? -Infinity))
  return settled(sorted).map(({ startedAt, end }) => ({
    startedAt,
    endedAt: typeof end === 'number' ? end : null,
    endUnknown: typeof end === 'string',
  }))
}

/** What a row says of the end. */
export function endOf(row: BillingRow): End {
  const word = plainWord(row.status)
  const status = readStatus(row.status)
  if (status === 'active') return null
  const at = readTime(row.endedAt)
  if (at !== null) return at
  if (row.unreadable || row.endedAt?.trim()) return 'unread'
  if (status === 'canceled' || endedWords.includes(word)) return 'ended'
  if (status === null && !aheadWords.includes(word)) return 'unread'
  return runningStatuses.includes(status) || row.endedAt !== undefined ? null : undefined
}

/**
 * Merges stretches that overlap. Only one that starts at or after the end of the last one is new: billers write the same
 * start in different columns.
 */
function settled(sorted: readonly Told[]): Told[] {
  const spells: Told[] = []
  for (const spell of sorted) {
    const last = spells.at(-1)
    const isAnew = !last || (typeof last.end === 'number' && (spell.startedAt ?? -Infinity) >= last.end)
    if (isAnew) spells.push(spell)
    else spells.splice(-1, 1, merged(last, spell))
  }
  return spells
}

/** The same stretch by two tellings: the start that was told first by time, and the end that was told last. */
function merged(one: Told, other: Told): Told {
  const [before, after] = one.place <= other.place ? [one, other] : [other, one]
  // That it has ended does not take back when.
  const isSilent = after.end === undefined || (after.end === 'ended' && typeof before.end === 'number')
  const { end, place } = isSilent ? before : after
  return { startedAt: one.startedAt ?? other.startedAt, end, place }
}
