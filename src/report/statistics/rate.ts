/** A share with its 95 % interval, and of how many. */
export interface Rate extends Interval {
  value: number
  n: number
}

export interface Interval {
  low: number
  high: number
}

/** `hits` of `n`. */
export interface Count {
  hits: number
  n: number
}

/** The standard normal's 97.5 % point: what lies within it is 95 %. */
export const z95 = 1.959963984540054

/** The share `hits / n` with Wilson's score interval (1927), which stays honest for few and for rare; null of nothing. */
export function rate({ hits, n }: Count): Rate | null {
  if (n === 0) return null
  const value = hits / n
  const z2 = z95 * z95
  const middle = (value + z2 / (2 * n)) / (1 + z2 / n)
  const half = (z95 / (1 + z2 / n)) * Math.sqrt((value * (1 - value)) / n + z2 / (4 * n * n))
  // At the ends the formula is exactly 0 or 1; floating point misses by a hair.
  return { value, low: hits === 0 ? 0 : middle - half, high: hits === n ? 1 : middle + half, n }
}
