/** Of the differences that are called real, the share that may be chance. */
export const falseDiscoveryRate = 0.05

/**
 * For each p-value the lowest false-discovery rate at which it still counts as a discovery among all of them: the adjusted
 * p-values of Benjamini and Hochberg, "Controlling the false discovery rate" (1995).
 */
export function adjustedForAll(ps: readonly number[]): number[] {
  const largestFirst = ps.map((p, place) => ({ p, place })).sort((a, b) => b.p - a.p)
  const adjusted: number[] = ps.map(() => 1)
  let lowest = 1
  for (const [index, { p, place }] of largestFirst.entries()) {
    lowest = Math.min(lowest, (p * ps.length) / (ps.length - index))
    adjusted[place] = lowest
  }
  return adjusted
}
