import { chiSquareTail } from './chiSquareTail'
import type { Count } from './rate'

/**
 * The probability of two shares as far apart as these where they are the same in truth: Pearson's chi-square test (1900) of a
 * fourfold table, without a correction. 1 where either is of nothing.
 */
export function pOfDifference(one: Count, other: Count): number {
  const n = one.n + other.n
  const hits = one.hits + other.hits
  if (one.n === 0 || other.n === 0 || hits === 0 || hits === n) return 1
  const share = hits / n
  const apart = one.hits / one.n - other.hits / other.n
  return chiSquareTail(apart ** 2 / (share * (1 - share) * (1 / one.n + 1 / other.n)), 1)
}
