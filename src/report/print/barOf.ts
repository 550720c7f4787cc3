import type { Rate } from '../statistics/rate'

/** A rate as the numbers of a bar; nothing is a bar of no length. */
export function barOf(rate: Rate | null): { value: number; low?: number; high?: number } {
  return rate ? { value: rate.value, low: rate.low, high: rate.high } : { value: 0 }
}
