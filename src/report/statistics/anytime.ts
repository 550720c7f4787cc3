import type { Estimate } from './compare'
import type { Count } from './rate'

const alpha = 0.05

/** The number of sessions, both arms together, at which the interval is tightest. It is valid at any number. */
const tightestAt = 1000

/** How much the mixture expects differences near 0: best at `tightestAt`, by the approximation in the paper's appendix. */
const rho2 = (-2 * Math.log(alpha) + Math.log(-2 * Math.log(alpha)) + 1) / tightestAt

/**
 * The first share less the second, with a 95 % confidence sequence: in 95 of 100 experiments it holds the truth at every
 * look, however many, and whenever one stops. The price is width, about half as wide again as an interval for one look.
 * Asymptotic, so for shares with enough of either kind; null when either is of nothing.
 *
 * Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, "Time-uniform central limit theory and asymptotic confidence
 * sequences", Annals of Statistics 52 (2024), theorem 2.2.
 */
export function anytimeDifference(one: Count, other: Count): Estimate | null {
  if (one.n === 0 || other.n === 0) return null
  const value = one.hits / one.n - other.hits / other.n
  const n = one.n + other.n
  const grown = n * rho2 + 1
  const margin = Math.sqrt((2 * grown * Math.log(Math.sqrt(grown) / alpha)) / (n * n * rho2))
  // The paper's margin is for a mean of n; of two means, the standard error by the root of n takes the deviation's place.
  const half = Math.sqrt(n * (variance(one) + variance(other))) * margin
  return { value, low: Math.max(-1, value - half), high: Math.min(1, value + half) }
}

/** The variance of a share. One more hit and one more miss keep it from being 0 where all results were alike. */
function variance({ hits, n }: Count): number {
  const share = (hits + 1) / (n + 2)
  return (share * (1 - share)) / n
}
