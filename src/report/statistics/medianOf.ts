import { atRanks } from './atRanks'
import { quantiles } from './quantiles'
import { type Interval, z95 } from './rate'

/** The middle of some values with its 95% interval, and the values that a quarter lie below and above. */
export interface MedianEstimate extends Interval {
  value: number
  lowerQuarter: number
  upperQuarter: number
  n: number
}

const fewest = 10

/**
 * The median of `n` values, with the interval between two of the values themselves, by their ranks (Campbell and Gardner
 * 1988). Null for fewer than ten values.
 */
export function medianOf(values: Iterable<number>, n: number): MedianEstimate | null {
  if (n < fewest) return null
  const half = (z95 * Math.sqrt(n)) / 2
  const rank = (place: number) => Math.min(n, Math.max(1, place)) - 1
  const [low, high] = [rank(Math.round(n / 2 - half)), rank(Math.round(n / 2 + half + 1))]
  const found = atRanks(values, n, [low, high])
  const [value = 0, lowerQuarter = 0, upperQuarter = 0] = quantiles(values, n, [0.5, 0.25, 0.75])
  return { value, low: found.get(low) ?? 0, high: found.get(high) ?? 0, lowerQuarter, upperQuarter, n }
}
