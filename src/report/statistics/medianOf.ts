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
 * The median, with the interval between two of the values themselves, by their ranks (Campbell and Gardner 1988). Null
 * for fewer than ten values.
 */
export function medianOf(values: readonly number[]): MedianEstimate | null {
  const n = values.length
  if (n < fewest) return null
  const sorted = [...values].sort((a, b) => a - b)
  const half = (z95 * Math.sqrt(n)) / 2
  const at = (rank: number) => sorted[Math.min(n, Math.max(1, rank)) - 1] ?? 0
  return {
    value: quantile(sorted, 0.5),
    low: at(Math.round(n / 2 - half)),
    high: at(Math.round(n / 2 + half + 1)),
    lowerQuarter: quantile(sorted, 0.25),
    upperQuarter: quantile(sorted, 0.75),
    n,
  }
}

/** A quantile between the two nearest values, as R's `quantile` and spreadsheets have it (type 7, Hyndman and Fan 1996). */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)] ?? 0
  const above = sorted[Math.ceil(at)] ?? below
  return below + (above - below) * (at - Math.floor(at))
}
