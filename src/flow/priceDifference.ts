import type { Interval } from '../situation/schema'
import type { Price } from './price'

/** Each interval in days or in months; the one cannot be converted into the other without a guess. */
const sizes: Record<Interval, [unit: 'day' | 'month', count: number]> = {
  day: ['day', 1],
  week: ['day', 7],
  month: ['month', 1],
  year: ['month', 12],
}

/**
 * How much more another price comes to than the price now, in minor units for each period of the other: 49000 a year instead of
 * 4900 a month gives -9800. Undefined where it would be a guess: for another currency, or for weeks against months.
 */
export function priceDifference(other: Price, now: Price | undefined): number | undefined {
  if (!now || other.currency !== now.currency) return undefined
  const [unit, size] = sizes[other.interval]
  const [unitNow, sizeNow] = sizes[now.interval]
  if (unit !== unitNow) return undefined
  return other.amount - Math.round((now.amount * size * other.intervalCount) / (sizeNow * now.intervalCount))
}
