import type { Rate } from '../statistics/rate'

/** A rate as the numbers of a bar; no rate is a bar of length 0. */
export function barOf(rate: Rate | null): { value: number; low?: number; high?: number } {
  return rate ? { value: rate.value, low: rate.low, high: rate.high } : { value: 0 }
}
