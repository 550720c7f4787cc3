import { type Rate, rate, z95 } from './rate'

/** How long one customer was watched, and whether they left then or only the watching ended. */
export interface Lifetime {
  /** Whole days, or any other unit: the curve is in the same one. */
  time: number
  ended: boolean
  /** How many customers it is true of; 1 where it does not say. */
  count?: number | undefined
}

/** Collects lifetimes, those alike as one, so that memory grows with their times and not with their number. */
export function createLifetimes() {
  const [ended, watched] = [new Map<number, number>(), new Map<number, number>()]
  let size = 0
  return {
    add({ time, ended: hasEnded }: Lifetime): void {
      const counts = hasEnded ? ended : watched
      counts.set(time, (counts.get(time) ?? 0) + 1)
      size += 1
    },
    size: () => size,
    list: (): Lifetime[] => [
      ...[...ended].map(([time, count]) => ({ time, ended: true, count })),
      ...[...watched].map(([time, count]) => ({ time, ended: false, count })),
    ],
  }
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
  const moments = momentsOf(lifetimes)
  const points = pointsOf(moments)
  return {
    n: moments[0]?.atRisk ?? 0,
    ended: moments.reduce((all, { ended }) => all + ended, 0),
    at(time) {
      const n = moments[firstFrom(moments, time)]?.atRisk ?? 0
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

/** A time at which a lifetime ends: how many left then, and how many were watched until it. */
interface Moment {
  time: number
  ended: number
  atRisk: number
}

function momentsOf(lifetimes: readonly Lifetime[]): Moment[] {
  const moments = new Map<number, Moment & { count: number }>()
  for (const { time, ended, count = 1 } of lifetimes) {
    const moment = moments.get(time) ?? { time, ended: 0, atRisk: 0, count: 0 }
    moments.set(time, moment)
    moment.count += count
    if (ended) moment.ended += count
  }
  const sorted = [...moments.values()].sort((a, b) => a.time - b.time)
  let atRisk = 0
  for (const moment of sorted.toReversed()) {
    atRisk += moment.count
    moment.atRisk = atRisk
  }
  return sorted
}

function pointsOf(moments: readonly Moment[]): Point[] {
  const points: Point[] = []
  let value = 1
  let greenwood = 0
  for (const { time, ended, atRisk } of moments) {
    if (ended === 0) continue
    value *= 1 - ended / atRisk
    greenwood += ended / (atRisk * (atRisk - ended))
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
