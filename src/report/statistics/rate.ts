/** A share from 0 to 1 with its 95% interval; `n` is what it is a share of. */
export interface Rate extends Interval {
  value: number
  n: number
}

/** The two ends of an interval. */
export interface Interval {
  low: number
  high: number
}

/** A share before it is divided: `hits` of `n`. */
export interface Count {
  hits: number
  n: number
}

/** The 97.5% point of the standard normal distribution: 95% of it lies within this distance of 0. */
export const z95 = 1.959963984540054

/**
 * The share `hits / n` with Wilson's score interval (1927), which stays honest for small numbers and rare events. Null
 * where `n` is 0.
 */
export function rate({ hits, n }: Count): Rate | null {
  if (n === 0) return null
  const value = hits / n
  const z2 = z95 * z95
  const middle = (value + z2 / (2 * n)) / (1 + z2 / n)
  const half = (z95 / (1 + z2 / n)) * Math.sqrt((value * (1 - value)) / n + z2 / (4 * n * n))
  // At the ends the formula gives exactly 0 or 1, but floating point misses them by a little.
  return { value, low: hits === 0 ? 0 : middle - half, high: hits === n ? 1 : middle + half, n }
}
