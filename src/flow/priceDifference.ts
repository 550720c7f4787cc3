import type { Interval } from '../situation/schema'
import type { Price } from './terms'

/** How many of the smaller one make the unit; days and months do not measure each other. */
const sizes: Record<Interval, [unit: 'day' | 'month', count: number]> = {
  day: ['day', 1],
  week: ['day', 7],
  month: ['month', 1],
  year: ['month', 12],
}

/**
 * What another price comes to beside the one now, for each period of the other: 490 a year instead of 49 a month is 98 a
 * year less. Undefined where that would be a guess: in another currency, or for weeks against months.
 */
export function priceDifference(other: Price, now: Price | undefined): number | undefined {
  if (!now || other.currency !== now.currency) return undefined
  const [unit, size] = sizes[other.interval]
  const [unitNow, sizeNow] = sizes[now.interval]
  if (unit !== unitNow) return undefined
  return other.amount - Math.round((now.amount * size * other.intervalCount) / (sizeNow * now.intervalCount))
}
