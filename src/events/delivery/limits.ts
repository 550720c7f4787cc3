import { DAY } from '../../base/day'
import { isUrgent } from '../wire/isUrgent'
import { type Entry, leaseTime } from './entry'
import { bytesOf } from './nextBatch'

// docs/personal-data.md states both times.
const lifetime = 30 * DAY
const textLifetime = 7 * DAY
const maxBytes = 1024 * 1024

/** Whether the entry was recorded more than thirty days ago. `now` is milliseconds of the wall clock, as in all of this file. */
export function isOld({ stored }: Entry, now: number): boolean {
  return now - stored > lifetime
}

/** Whether what a customer wrote has waited for longer than seven days, and no page is sending it right now. */
export function hasOldText({ stored, plain, lease }: Entry, now: number): boolean {
  return !plain && now - stored > textLifetime && lease < now
}

/** The entries that are too old, or too many: the oldest progress makes room first, and an ending only for other endings. */
export function excessOf(list: Iterable<Entry>, maxEvents: number, now: number): Entry[] {
  let bytes = 0
  return [...list]
    .sort((one, other) => +isUrgent(other.event) - +isUrgent(one.event) || other.stored - one.stored)
    .filter((entry, place) => {
      bytes += bytesOf(entry.event)
      return place >= maxEvents || bytes > maxBytes || isOld(entry, now)
    })
}

/** Whether this page may send an entry. `storedLease` is the lease as localStorage has it: another page may have written it. */
export function isFree(entry: Entry, storedLease: number, now: number): boolean {
  const left = storedLease - now
  // A lease further off than any lease was made before the clock was set back, and counts for nothing.
  return !entry.sending && (storedLease === entry.lease || left <= 0 || left > leaseTime)
}
