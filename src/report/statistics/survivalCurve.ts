import { type Rate, rate, z95 } from './rate'

/** How long one customer was watched, and whether they left then or only the watching ended. */
export interface Lifetime {
  /** Whole days, or any other unit: the curve is in the same one. */
  time: number
  ended: boolean
}

/** The share that stays, as it falls with time. */
export interface SurvivalCurve {
  /** How many are in the curve, and how many of them left. */
  n: number
  ended: number
  /**
   * The share still there after this time; `n` is how many were watched until then. Null where fewer than ten were: the
   * next one to leave would change the share by a tenth and more.
   */
  at(time: number): Rate | null
  /** The time after which half have left; each part is null where the curve, or its interval, does not reach one half. */
  median: { value: number | null; low: number | null; high: number | null }
}

/** The share that stays from this time on until the next one, with its interval. `atRisk` is how many were watched until it. */
interface Point {
  time: number
  atRisk: number
  value: number
  low: number
  high: number
}

const fewest = 10

/**
 * The product-limit curve of Kaplan and Meier (1958). Its intervals use Greenwood's variance (1926) on the scale of
 * log(-log), so they stay between 0 and 1 (Kalbfleisch and Prentice 1980); where nobody has left yet, Wilson's interval of
 * those still watched. The interval of the median is Brookmeyer and Crowley's (1982).
 */
export function survivalCurve(lifetimes: readonly Lifetime[]): SurvivalCurve {
  const sorted = [...lifetimes].sort((a, b) => a.time - b.time)
  const points = pointsOf(sorted)
  return {
    n: sorted.length,
    ended: sorted.filter(({ ended }) => ended).length,
    at(time) {
      const n = sorted.length - firstFrom(sorted, time)
      const point = points[firstFrom(points, time, true) - 1]
      if (n < fewest) return null
      return point ? { value: point.value, low: point.low, high: point.high, n } : rate({ hits: n, n })
    },
    median: {
      value: halfOf(points, ({ value }) => value),
      low: halfOf(points, ({ low }) => low),
      high: halfOf(points, ({ high }) => high),
    },
  }
}

function pointsOf(sorted: readonly Lifetime[]): Point[] {
  const points: Point[] = []
  let value = 1
  let greenwood = 0
  for (let from = 0; from < sorted.length; ) {
    const time = sorted[from]?.time ?? 0
    const to = firstFrom(sorted, time, true)
    const atRisk = sorted.length - from
    const events = sorted.slice(from, to).filter(({ ended }) => ended).length
    from = to
    if (events === 0) continue
    value *= 1 - events / atRisk
    greenwood += events / (atRisk * (atRisk - events))
    points.push({ time, atRisk, value, ...intervalOf(value, greenwood, atRisk) })
  }
  return points
}

/** The interval of a share between 0 and 1; of a share of 0, Wilson's of those who were there until the last one left. */
function intervalOf(value: number, greenwood: number, atRisk: number) {
  if (value <= 0) return { low: 0, high: rate({ hits: 0, n: atRisk })?.high ?? 1 }
  const half = (z95 * Math.sqrt(greenwood)) / Math.log(value)
  return { low: value ** Math.exp(-half), high: value ** Math.exp(half) }
}

/** The index of the first entry at this time or later, or `after` it; the entries have to be sorted by time. */
function firstFrom(sorted: readonly { time: number }[], time: number, after = false): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const at = sorted[middle]?.time ?? 0
    if (at < time || (after && at === time)) low = middle + 1
    else high = middle
  }
  return low
}

/** When a curve falls to one half. Where it is exactly one half for a while, the middle of that while. */
function halfOf(points: readonly Point[], shareOf: (point: Point) => number): number | null {
  const first = points.findIndex((point) => shareOf(point) <= 0.5 + 1e-9)
  const point = points[first]
  if (!point) return null
  const next = points[first + 1]
  return next && Math.abs(shareOf(point) - 0.5) < 1e-9 ? (point.time + next.time) / 2 : point.time
}
