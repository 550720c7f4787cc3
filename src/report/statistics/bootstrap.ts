import { sum } from '../figures/sum'
import type { Estimate } from './compare'
import { randomFrom } from './randomFrom'
import { z95 } from './rate'

const resamples = 1000

/**
 * The number of values above which the mean is normally distributed for any price of a subscription, so that resampling
 * only takes time.
 */
const normalAbove = 5000

/**
 * The mean with its 95% interval: from percentiles of seeded resamples, or from the normal distribution for many values.
 * Null without values.
 */
export function bootstrapMean(values: readonly number[], seed: number): Estimate | null {
  if (values.length === 0) return null
  if (values.length > normalAbove) return around(mean(values), standardErrorOf(values))
  return between(mean(values), resampledMeans(values, randomFrom(seed)))
}

/** The first mean less the second with its 95% interval, both sides resampled. Null where either side has no values. */
export function bootstrapDifference(
  values: readonly number[],
  others: readonly number[],
  seed: number,
): Estimate | null {
  if (values.length === 0 || others.length === 0) return null
  const value = mean(values) - mean(others)
  if (Math.max(values.length, others.length) > normalAbove)
    return around(value, Math.hypot(standardErrorOf(values), standardErrorOf(others)))
  const random = randomFrom(seed)
  const theirs = resampledMeans(others, random)
  const differences = resampledMeans(values, random).map((each, index) => each - (theirs[index] ?? 0))
  return between(value, differences)
}

function resampledMeans(values: readonly number[], random: () => number): number[] {
  return Array.from({ length: resamples }, () => {
    let total = 0
    for (let drawn = 0; drawn < values.length; drawn += 1) total += values[Math.floor(random() * values.length)] ?? 0
    return total / values.length
  })
}

function between(value: number, means: number[]): Estimate {
  const sorted = means.sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? value
  return { value, low: at(0.025), high: at(0.975) }
}

function around(value: number, standardError: number): Estimate {
  return { value, low: value - z95 * standardError, high: value + z95 * standardError }
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length
}

/** The standard error of the mean. */
function standardErrorOf(values: readonly number[]): number {
  const middle = mean(values)
  const spread = sum(values.map((value) => (value - middle) ** 2))
  return Math.sqrt(spread / Math.max(1, values.length - 1) / values.length)
}
