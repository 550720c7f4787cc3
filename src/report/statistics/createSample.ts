import { byStart, type Start } from '../log/session'
import { createSum } from './createSum'

/** Values as the bootstrap needs them. */
export interface Sample {
  n: number
  mean: number
  /** The standard error of the mean. */
  standardError: number
  /** The values in the order in which their sessions started; null where there are more than `mostValues`. */
  values: number[] | null
}

/**
 * The number of values above which a mean is normally distributed for any price of a subscription, so that resampling only
 * takes time, and values need not be held.
 */
export const mostValues = 5000

/** Collects values of sessions, in any order, in memory that stays the same beyond `mostValues`. */
export function createSample(): { add(value: number, start: Start): void; result(): Sample } {
  const sum = createSum()
  const squares = createSum()
  let held: { value: number; start: Start }[] = []
  let n = 0

  function add(value: number, { startedAt, id, source }: Start): void {
    n += 1
    sum.add(value)
    squares.add(value * value)
    if (n <= mostValues) held.push({ value, start: { startedAt, id, source } })
    else held = []
  }

  function result(): Sample {
    const mean = sum.total() / n
    const spread = Math.max(0, squares.total() - sum.total() * mean)
    const values = n > mostValues ? null : held.sort((a, b) => byStart(a.start, b.start)).map(({ value }) => value)
    return { n, mean, standardError: Math.sqrt(spread / Math.max(1, n - 1) / n), values }
  }

  return { add, result }
}
