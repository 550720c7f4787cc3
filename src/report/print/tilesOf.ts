import type { Summary } from '../createReport'
import type { TrendPoint } from '../figures/trends'
import type { SparkPoint } from './sparkline'
import { beginOf, trendUnit } from './trendUnit'
import { count, counted, money, percent, rangeOf, signedPoints } from './wording'

/** One of the few figures at the top of the HTML report. */
export interface Tile {
  name: string
  figure: string
  /** What the figure means and what it rests on. */
  means: string
  /** How it went over time, where that is known; `says` tells it in words. */
  trend?: { points: SparkPoint[]; says: string }
}

/** The few figures that stand at the top of the HTML report, each with what it means and how it went. */
export function tilesOf(summary: Summary): Tile[] {
  return [started, deflected, saved, brought, stayed].flatMap((make) => make(summary))
}

function started(summary: Summary): Tile[] {
  const { flows } = summary
  return [
    {
      name: 'Cancel flows',
      figure: count(flows.started),
      means: `started; ${count(flows.outcomes.canceled)} ended in a cancellation`,
      ...trendOf(summary, (point) => point.started, count),
    },
  ]
}

function deflected(summary: Summary): Tile[] {
  const { deflectRate } = summary
  if (!deflectRate) return []
  return [
    {
      name: 'Deflect rate',
      figure: percent(deflectRate.value),
      means: `did not cancel in the flow (95% interval ${rangeOf(deflectRate)})`,
      ...trendOf(summary, (point) => point.deflectRate?.value, percent),
    },
  ]
}

function saved(summary: Summary): Tile[] {
  return Object.entries(summary.savedRevenue).map(([currency, { net, subscriptions }]) => ({
    name: 'Saved a month',
    figure: money(net, currency),
    means: `discounts taken off, on ${counted(subscriptions, 'subscription')}; ${money(summary.revenueAtRisk[currency]?.mrr ?? 0, currency)} came to the cancel button`,
    ...trendOf(
      summary,
      (point) => point.savedRevenue[currency]?.net ?? 0,
      (value) => money(value, currency),
    ),
  }))
}

function brought({ holdout }: Summary): Tile[] {
  if (!holdout.difference || holdout.verdict === 'too few to tell') return []
  return [
    {
      name: 'Brought by offers',
      figure: signedPoints(holdout.difference.value),
      means: `did not cancel, against customers held out (95% interval ${rangeOf(holdout.difference)})`,
    },
  ]
}

function stayed({ billing }: Summary): Tile[] {
  const rate = billing?.saveRate.ofSaved.days30
  if (!rate) return []
  return [
    {
      name: 'Save rate',
      figure: percent(rate.value),
      means: `of those saved, still subscribed after 30 days (95% interval ${rangeOf(rate)}, n ${count(rate.n)})`,
    },
  ]
}

function trendOf(
  { trends }: Summary,
  valueAt: (point: TrendPoint) => number | undefined,
  word: (value: number) => string,
): Pick<Tile, 'trend'> {
  const unit = trendUnit(trends)
  const points = trends[unit].flatMap((point) => {
    const value = valueAt(point)
    return value === undefined ? [] : [{ time: beginOf(point), value }]
  })
  const values = points.map(({ value }) => value)
  const says = `By ${unit}: lowest ${word(Math.min(...values))}, highest ${word(Math.max(...values))}, last ${word(values.at(-1) ?? 0)}`
  return { trend: { points, says } }
}
