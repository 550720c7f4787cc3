import type { Estimate } from './compare'
import type { Sample } from './createSample'
import { randomFrom } from './randomFrom'
import { z95 } from './rate'

const resamples = 1000

/**
 * The mean with its 95% interval: from percentiles of seeded resamples, or from the normal distribution for many values.
 * Null without values.
 */
export function bootstrapMean({ n, mean, standardError, values }: Sample, seed: number): Estimate | null {
  if (n === 0) return null
  return values ? between(mean, resampledMeans(values, randomFrom(seed))) : around(mean, standardError)
}

/** The first mean less the second with its 95% interval, both sides resampled. Null where either side has no values. */
export function bootstrapDifference(one: Sample, other: Sample, seed: number): Estimate | null {
  if (one.n === 0 || other.n === 0) return null
  const value = one.mean - other.mean
  if (!one.values || !other.values) return around(value, Math.hypot(one.standardError, other.standardError))
  const random = randomFrom(seed)
  const theirs = resampledMeans(other.values, random)
  const differences = resampledMeans(one.values, random).map((each, index) => each - (theirs[index] ?? 0))
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
