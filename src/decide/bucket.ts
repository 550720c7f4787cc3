import { fnv1a } from '../base/fnv1a'

/**
 * The bucket of a value under a seed, from 0 to below 1, as GrowthBook's SDKs compute it. Fairwell uses version 2; version 1
 * is there for GrowthBook's public test suite. Null for another version, and for a seed or value that is neither text nor a number.
 */
export const hash = (seed: string, value: string, version: number): number | null => {
  if (!isPlain(seed) || !isPlain(value)) return null
  if (version === 2) return (fnv1a(`${fnv1a(`${seed}${value}`)}`) % 10_000) / 10_000
  return version === 1 ? (fnv1a(`${value}${seed}`) % 1000) / 1000 : null
}

const isPlain = (value: unknown): boolean => typeof value === 'string' || Number.isFinite(value)

/** No experiment has as many arms. A larger count is a mistake, and its list would only take memory. */
const MOST_ARMS = 10_000

/**
 * One half-open range [start, end) of buckets for each arm. Starts do not depend on coverage, so raising the coverage moves
 * nobody to another arm. Weights count as equal where their number is not `count`, one is negative, or their sum is off 1 by
 * more than 0.01. Empty where `count` is no whole number from 0 to 10,000, or `coverage` is no number.
 */
export const getBucketRanges = (
  count: number,
  coverage = 1,
  weights?: readonly number[] | null,
): [number, number][] => {
  if (!Number.isInteger(count) || count < 0 || count > MOST_ARMS || !(clamp(coverage) >= 0)) return []
  const given = Array.isArray(weights) ? weights : []
  const sum = given.reduce((total, weight) => (Number.isFinite(weight) && weight >= 0 ? total + weight : Number.NaN), 0)
  const usable = given.length === count && sum >= 0.99 && sum <= 1.01
  const shares: readonly number[] = usable ? given : new Array<number>(count).fill(1 / count)
  let end = 0
  return shares.map((share) => {
    const start = end
    end += share
    return [start, start + share * clamp(coverage)]
  })
}

/** A number limited to 0 through 1; NaN for anything else. */
const clamp = (coverage: unknown): number =>
  typeof coverage === 'number' ? Math.min(1, Math.max(0, coverage)) : Number.NaN

/** The index of the range that holds the bucket, or -1. */
export const chooseVariation = (bucket: number, ranges: readonly (readonly [number, number])[]): number =>
  Array.isArray(ranges) ? ranges.findIndex((range) => isWithin(bucket, range?.[0], range?.[1])) : -1

// Checked first, because comparing an object can throw.
const isWithin = (bucket: number, start: number, end: number): boolean =>
  [bucket, start, end].every(Number.isFinite) && bucket >= start && bucket < end
