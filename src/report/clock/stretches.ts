import type { Account } from '../billing/billing'
import { daysIn } from './days'

/** One uninterrupted stretch of a subscription, in days since 1970 by the clocks of the report's zone. */
export interface Stretch {
  start: number
  /** The last day that it was seen: the day it ended, or the day until which billing is known. */
  last: number
  ended: boolean
  /** The day it ends on, which may lie ahead; null where no end is known. */
  endsOn: number | null
  /** Whether it is the subscription's first. */
  first: boolean
  plan: string | null
  segment: string | null
}

/** The stretches that billing tells, and how many it does not tell enough of. */
export interface Stretches {
  known: Stretch[]
  /** Stretches that ended, or may have, at a time that billing does not say; `last` is then the latest that they can have. */
  endUnknown: Stretch[]
  startUnknown: number
  /** How many start after the day until which billing is known. */
  ahead: number
  today: number
}

/** Reads the stretches of all subscriptions as they were known at `asOf` (milliseconds since 1970). */
export function readStretches(accounts: Iterable<Account>, asOf: number, timeZone: string): Stretches {
  const dayOf = daysIn(timeZone)
  const read: Stretches = { known: [], endUnknown: [], startUnknown: 0, ahead: 0, today: dayOf(asOf) }
  for (const { spells, plan, segment } of accounts) {
    for (const [index, { startedAt, endedAt, endUnknown }] of spells.entries()) {
      if (startedAt === null) read.startUnknown += 1
      else if (startedAt > asOf) read.ahead += 1
      else {
        const start = dayOf(startedAt)
        const endsOn = endedAt === null ? null : dayOf(endedAt)
        const ended = endedAt !== null && endedAt <= asOf
        const stretch = { start, endsOn, ended, first: index === 0, plan, segment }
        // An end before the start is a mistake of whoever wrote it: that it ended is known, and when is not.
        const isUnknown = endUnknown || (endsOn !== null && endsOn < start)
        const last = ended && !isUnknown && endsOn !== null ? endsOn : read.today
        read[isUnknown ? 'endUnknown' : 'known'].push({ ...stretch, last })
      }
    }
  }
  return read
}
