import { DAY } from '../../base/day'
import { periodsIn } from '../figures/periods'

/**
 * A function that tells the day of a time (milliseconds since 1970) by the clocks of this zone, as days since 1970. Midnight
 * in UTC is that day in every zone: exports write dates without a time so, and a zone would turn each into its neighbor.
 */
export function daysIn(timeZone: string): (time: number) => number {
  const periodsOf = periodsIn(timeZone)
  return (time) => (time % DAY === 0 ? time / DAY : Date.parse(periodsOf(time).day) / DAY)
}

/** A day as `2026-11-21`. */
export function dayText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/** How many months a day's month lies after January of year 0: a number to count months with. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

/** The first day of a month, of those that `monthOf` counts. */
export function firstDayOf(month: number): number {
  return Date.UTC(Math.floor(month / 12), ((month % 12) + 12) % 12, 1) / DAY
}

/** A month of those that `monthOf` counts, as `2026-11`. */
export function monthText(month: number): string {
  return dayText(firstDayOf(month)).slice(0, 7)
}

/** How many days the longest run of so many months of the year has, from none to eleven. */
const longest = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337]

/** How many days so many months have at most: whoever leaves when their month is over has left by then. */
export function daysOfMonths(months: number): number {
  const years = Math.floor(months / 12)
  return years * 365 + (longest[months % 12] ?? 0) + (years > 0 ? Math.ceil(months / 48) : 0)
}

/** The mean length of a month in days. */
export const monthDays = 365.25 / 12
