/** How many flows ended, and how many of these failed. */
export interface Failures {
  failed: number
  ended: number
}

/** There is on average at most one false alarm in so many ended flows. */
export const flowsPerFalseAlarm = 100_000

/** The least failures that raise an alarm. Fewer convince no person, whatever the odds. */
const fewestFailures = 5

/** The lowest limit. A smaller share of failures is no reason to wake anybody. */
const lowestLimit = 0.01

/**
 * How far failures may have risen, as parts of the way from the limit to "all fail". One of them is near any real rise,
 * from a small one to a broken deploy.
 */
const rises = [0.05, 0.15, 0.4, 0.8]

/** Failures that are assumed beside those that were counted, so that a flow with little history has a sensible limit. */
const assumed: Failures = { failed: 2, ended: 100 }

/** The one-sided 99% point of the standard normal distribution. */
const z99 = 2.326

/** The highest share of failures that the weeks before still allow: the upper end of Wilson's interval. */
export function limitOf(before: Failures): number {
  const n = before.ended + assumed.ended
  const share = (before.failed + assumed.failed) / n
  const z2 = z99 * z99
  const half = z99 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  return Math.max(lowestLimit, (share + z2 / (2 * n) + half) / (1 + z2 / n))
}

/**
 * Whether flows fail more often than the limit, from how the latest ones ended, in order. It may be asked after each flow:
 * as long as they fail at most as often as the limit says, the mean time to a false alarm is at least `flowsPerFalseAlarm`
 * flows, however often one looks.
 *
 * Shiryaev and Roberts' statistic over a mixture of rises, an e-detector: Shin, Ramdas and Rinaldo, "E-detectors: a
 * nonparametric framework for sequential change detection", New England Journal of Statistics in Data Science 2 (2024).
 */
export function hasRisen(hasFailed: readonly boolean[], limit: number): boolean {
  const evidence = rises.map(() => 0)
  let failures = 0
  return hasFailed.some((failed) => {
    if (failed) failures++
    for (const [index, rise] of rises.entries()) {
      // How many times likelier this ending is after the rise than at the limit.
      const ratio = failed ? (limit + (1 - limit) * rise) / limit : 1 - rise
      evidence[index] = (1 + (evidence[index] ?? 0)) * ratio
    }
    const mean = evidence.reduce((sum, value) => sum + value, 0) / rises.length
    return mean >= flowsPerFalseAlarm && failures >= fewestFailures
  })
}

/** An alarm is over once so many flows in a row failed no more often than the limit. */
const flowsToRecover = 50

/** Whether the latest flows since an alarm failed no more often than the limit. */
export function hasRecovered(hasFailed: readonly boolean[], limit: number): boolean {
  const last = hasFailed.slice(-flowsToRecover)
  return last.length === flowsToRecover && last.filter(Boolean).length <= Math.ceil(flowsToRecover * limit)
}
