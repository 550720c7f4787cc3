import { type Count, type Interval, type Rate, rate } from './rate'

/** An estimated value with its 95% interval. */
export interface Estimate extends Interval {
  value: number
}

/** The first share less the second, with Newcombe's 95% interval (1998, method 10). Null where either is of nothing. */
export function difference(one: Count, other: Count): Estimate | null {
  return estimatedDifference(rate(one), rate(other))
}

/**
 * The first value less the second, with an interval from theirs (Zou and Donner 2008). Of two shares with Wilson's intervals
 * it is Newcombe's; it serves for any that have intervals, such as those of survival curves.
 */
export function estimatedDifference(a: Estimate | null, b: Estimate | null): Estimate | null {
  if (!a || !b) return null
  const value = a.value - b.value
  return {
    value,
    low: value - away(a.value - a.low, b.high - b.value),
    high: value + away(a.high - a.value, b.value - b.low),
  }
}

function away(one: number, other: number): number {
  return Math.sqrt(one * one + other * other)
}

/**
 * The first share divided by the second, with a 95% interval from the two Wilson intervals (MOVER-R, Donner and Zou 2012).
 * Null where either is of nothing or the second share is 0; `high` is null where the interval has no upper end.
 */
export function ratio(one: Count, other: Count): { value: number; low: number; high: number | null } | null {
  const a = rate(one)
  const b = rate(other)
  if (!a || !b || b.value === 0) return null
  const product = a.value * b.value
  const low = (product - root(product, a.low, a, b.high, b)) / (b.high * (2 * b.value - b.high))
  const high = (product + root(product, a.high, a, b.low, b)) / (b.low * (2 * b.value - b.low))
  return { value: a.value / b.value, low: Math.max(0, low), high: Number.isFinite(high) ? high : null }
}

function root(product: number, aLimit: number, a: Rate, bLimit: number, b: Rate): number {
  return Math.sqrt(Math.max(0, product * product - aLimit * bLimit * (2 * a.value - aLimit) * (2 * b.value - bLimit)))
}
