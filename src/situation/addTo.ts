import type { Interval } from './schema'

/**
 * The date `count` units later, at the same time of day in UTC. A day that the month does not have becomes its last one:
 * 31 January and one month are 28 February, never 3 March.
 */
export function addTo(date: Date, count: number, unit: Interval): Date {
  const later = new Date(date)
  if (unit === 'day') later.setUTCDate(date.getUTCDate() + count)
  if (unit === 'week') later.setUTCDate(date.getUTCDate() + 7 * count)
  if (unit === 'day' || unit === 'week') return later
  later.setUTCDate(1)
  later.setUTCMonth(date.getUTCMonth() + (unit === 'year' ? 12 * count : count))
  later.setUTCDate(Math.min(date.getUTCDate(), lastDay(later)))
  return later
}

/** The last day of the date's month in UTC, 28 to 31. */
export function lastDay(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
}
