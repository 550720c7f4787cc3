import { addTo } from './addTo'
import type { Interval } from './schema'

/*
 * Times as readTime gives them: RFC 3339 in UTC, or `YYYY-MM-DD` where only the day is known. They stay text, so that a day
 * remains that day in every time zone.
 */

/** Whether a time is only a date. */
export const isDay = (time: string): boolean => time.length === 10

/** The time `count` units later; a date stays a date. Undefined for what is no time, and for results after the year 9999. */
export const later = (time: string, count: number, unit: Interval): string | undefined => {
  const date = addTo(new Date(time), count, unit)
  if (!(date.getUTCFullYear() <= 9999)) return undefined
  const text = date.toISOString()
  return isDay(time) ? text.slice(0, 10) : text
}

/** Whether a time has not passed yet; a date passes at its end. False without one. */
export const isAhead = (time: string | undefined, now: Date): boolean => !!time && lastInstant(time) >= now.getTime()

/** A time in milliseconds since 1970; for a date its last second, since until then it has not passed. */
export const lastInstant = (time: string): number => Date.parse(isDay(time) ? `${time}T23:59:59Z` : time)
