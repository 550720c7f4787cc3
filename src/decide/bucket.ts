import { fnv1a } from '../base/fnv1a'

/**
 * Where a value falls, 0 to 1 (exclusive); version 2 everywhere in fairwell, 1 for the public suite, null for any other, and
 * for a seed or a value that is neither text nor a number.
 */
export const hash = (seed: string, value: string, version: number): number | null => {
  if (!isPlain(seed) || !isPlain(value)) return null
  if (version === 2) return (fnv1a(`${fnv1a(`${seed}${value}`)}`) % 10_000) / 10_000
  return version === 1 ? (fnv1a(`${value}${seed}`) % 1000) / 1000 : null
}

const isPlain = (value: unknown): boolean => typeof value === 'string' || Number.isFinite(value)

/** More arms than any experiment has: a longer list would only cost memory. */
const MOST_ARMS = 10_000

/**
 * Half-open ranges [start, end), one an arm. A start does not depend on coverage, so raising coverage moves nobody.
 * Weights of the wrong length, off 1 by more than 0.01, or below 0, count as equal ones. No ranges for a count that is no
 * whole number up to 10,000, nor for a coverage that is no number.
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

/** From 0 to 1; NaN for what is no number. */
const clamp = (coverage: unknown): number =>
  typeof coverage === 'number' ? Math.min(1, Math.max(0, coverage)) : Number.NaN

/** The index of the range that holds the bucket, or -1. */
export const chooseVariation = (bucket: number, ranges: readonly (readonly [number, number])[]): number =>
  Array.isArray(ranges) ? ranges.findIndex((range) => isWithin(bucket, range?.[0], range?.[1])) : -1

// An object among them would throw when it is compared.
const isWithin = (bucket: number, start: number, end: number): boolean =>
  [bucket, start, end].every(Number.isFinite) && bucket >= start && bucket < end
