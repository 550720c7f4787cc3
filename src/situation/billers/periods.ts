import { DAY } from '../../base/day'
import { addTo, lastDay } from '../addTo'
import type { Period } from '../readInterval'
import { readTime } from '../readTime'

/**
 * The Period between two times, where it is a whole number of months or days; else undefined. Months first, as billers count
 * them: 31 January to 28 February is one, and so is 28 February to 31 March.
 */
export function exactPeriod(start: string | undefined, end: string | undefined): Period | undefined {
  const [from, to] = [new Date(start ?? ''), new Date(end ?? '')]
  const days = (to.getTime() - from.getTime()) / DAY
  if (!Number.isInteger(days) || days <= 0) return undefined
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()
  return months && haveOneBillingDay(from, to) ? periodOf('month', months) : periodOf('day', days)
}

/** A number of months or days in the widest unit that fits: 12 months are a year, 14 days are two weeks. */
export function periodOf(unit: 'day' | 'month', count: number): Period {
  const [wider, size] = unit === 'month' ? (['year', 12] as const) : (['week', 7] as const)
  return count % size ? { interval: unit, intervalCount: count } : { interval: wider, intervalCount: count / size }
}

/** The time `count` periods later, the day clamped to the end of its month. */
export function addPeriods(time: string, { interval, intervalCount }: Period, count: number): string | undefined {
  return readTime(addTo(new Date(time), intervalCount * count, interval)) ?? undefined
}

/** Whether both dates are the same day of their month, or the last day of a month without that day. */
function haveOneBillingDay(from: Date, to: Date): boolean {
  const isDayOf = (date: Date, day: number) => date.getUTCDate() === Math.min(day, lastDay(date))
  const day = Math.max(from.getUTCDate(), to.getUTCDate())
  return isDayOf(from, day) && isDayOf(to, day)
}
