import { group, toRecord } from '../figures/group'
import { type LogRank, logRank } from '../statistics/logRank'
import type { Rate } from '../statistics/rate'
import { type Lifetime, type SurvivalCurve, survivalCurve } from '../statistics/survivalCurve'
import { daysOfMonths, dayText } from './days'
import type { Stretch, Stretches } from './stretches'

/** The months after the start at which the report tells who is still there. */
export const marks = [1, 2, 3, 6, 9, 12, 18, 24, 36, 48, 60] as const

/** How long the subscriptions of one group stay. */
export interface Survival {
  subscriptions: number
  left: number
  /** The share still there after so many months, by `month12`; `n` is how many were watched that long. */
  at: Record<string, Rate | null>
  /** After how many days half have left; null where so few left that nobody can tell. */
  medianDays: SurvivalCurve['median']
}

/** How long the subscriptions stay, group by group. */
export interface SurvivalGroups {
  groups: Record<string, Survival>
  /** How many more groups are left out: smaller plans and segments, earlier quarters. */
  others: number
  /** Whether the groups stay equally long; null where there is nothing to compare. */
  test: LogRank | null
}

const mostGroups = 12

/** Survival of everyone, by plan, by the segment that billing names, and by the quarter of the start. */
export function survivals(stretches: Stretches) {
  const known = stretches.known.filter(({ first }) => first)
  const unknown = stretches.endUnknown.filter(({ first }) => first)
  const by = (keyOf: (stretch: Stretch) => string | null, order = largestFirst) =>
    byKey({ known, unknown }, keyOf, order)
  return {
    all: survivalOf(known.map(lifetimeOf), unknown.map(lifetimeOf)),
    plan: by(({ plan }) => plan),
    segment: by(({ segment }) => segment),
    cohort: by(({ start }) => quarterOf(start), latestFirst),
  }
}

/** Survival of these lifetimes in days. Those whose end nobody knows make the interval as wide as they could change it. */
export function survivalOf(
  known: readonly Lifetime[],
  unknown: readonly Lifetime[] = [],
  months: readonly number[] = marks,
): Survival {
  const curve = survivalCurve(known)
  const worst =
    unknown.length === 0
      ? curve
      : survivalCurve([...known, ...unknown.map(({ count }) => ({ time: 0, ended: true, count }))])
  const best =
    unknown.length === 0
      ? curve
      : survivalCurve([...known, ...unknown.map(({ time, count }) => ({ time, ended: false, count }))])
  const at = (month: number): Rate | null => {
    const [share, low, high] = [curve, worst, best].map((each) => each.at(daysOfMonths(month)))
    return share && low && high ? { ...share, low: low.low, high: high.high } : null
  }
  return {
    subscriptions: best.n,
    left: curve.ended,
    at: Object.fromEntries(months.map((month) => [`month${month}`, at(month)])),
    medianDays: { value: curve.median.value, low: worst.median.low, high: best.median.high },
  }
}

type Group = [name: string, stretches: Stretch[]]

function largestFirst([a, one]: Group, [b, other]: Group): number {
  return other.length - one.length || (a < b ? -1 : 1)
}

function latestFirst([a]: Group, [b]: Group): number {
  return a > b ? -1 : 1
}

function byKey(
  { known, unknown }: { known: readonly Stretch[]; unknown: readonly Stretch[] },
  keyOf: (stretch: Stretch) => string | null,
  order: (one: Group, other: Group) => number,
): SurvivalGroups {
  const keys = (stretch: Stretch) => {
    const key = keyOf(stretch)
    return key === null ? [] : [key]
  }
  const lost = group(unknown, keys)
  const all = [...group(known, keys)].sort(order)
  const shown = all.slice(0, mostGroups)
  return {
    groups: toRecord(new Map(shown), (those, key) =>
      survivalOf(those.map(lifetimeOf), (lost.get(key) ?? []).map(lifetimeOf)),
    ),
    others: all.length - shown.length,
    test: logRank(shown.map(([, those]) => those.map(lifetimeOf))),
  }
}

function lifetimeOf({ start, last, ended }: Stretch): Lifetime {
  return { time: last - start, ended }
}

/** The quarter of a day as `2026 Q4`. */
function quarterOf(day: number): string {
  const [year, month] = dayText(day).split('-')
  return `${year} Q${Math.ceil(Number(month) / 3)}`
}
