import { fnv1a } from '../base/fnv1a'

/** Where a value falls, 0 to 1 (exclusive); version 2 everywhere in fairwell, 1 for the public suite, null for any other. */
export const hash = (seed: string, value: string, version: number): number | null => {
  if (version === 2) return (fnv1a(`${fnv1a(seed + value)}`) % 10_000) / 10_000
  return version === 1 ? (fnv1a(value + seed) % 1000) / 1000 : null
}

/**
 * Half-open ranges [start, end), one an arm. A start does not depend on coverage, so raising coverage moves nobody.
 * Weights of the wrong length, or off 1 by more than 0.01, count as equal ones.
 */
export const getBucketRanges = (
  count: number,
  coverage = 1,
  weights?: readonly number[] | null,
): [number, number][] => {
  const sum = weights?.reduce((total, weight) => total + weight, 0) ?? 0
  const usable = weights?.length === count && sum >= 0.99 && sum <= 1.01
  const shares = usable ? weights : new Array<number>(count).fill(1 / count)
  let end = 0
  return shares.map((share) => {
    const start = end
    end += share
    return [start, start + share * Math.min(1, Math.max(0, coverage))]
  })
}

/** The index of the range that holds the bucket, or -1. */
export const chooseVariation = (bucket: number, ranges: readonly (readonly [number, number])[]): number =>
  ranges.findIndex(([start, end]) => bucket >= start && bucket < end)
