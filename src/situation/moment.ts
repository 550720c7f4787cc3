import { addTo } from './addTo'
import type { Interval } from './schema'

/*
 * Times as readTime gives them: RFC 3339 in UTC, or `YYYY-MM-DD` where only the day is known. They stay text, so that a day
 * remains that day in every time zone.
 */

/** Whether it is a day without a time. */
export const isDay = (time: string): boolean => time.length === 10

/** So many units later, and a day still a day; undefined for what is no time, and past the year 9999, where nobody reads dates. */
export const later = (time: string, count: number, unit: Interval): string | undefined => {
  const date = addTo(new Date(time), count, unit)
  if (!(date.getUTCFullYear() <= 9999)) return undefined
  const text = date.toISOString()
  return isDay(time) ? text.slice(0, 10) : text
}

/** Whether it has not passed yet. */
export const isAhead = (time: string | undefined, now: Date): boolean => !!time && lastInstant(time) >= now.getTime()

/** Milliseconds since 1970; of a day, its last second: until then it has not passed. */
export const lastInstant = (time: string): number => Date.parse(isDay(time) ? `${time}T23:59:59Z` : time)
