import type { Summary } from '../createReport'
import { outcomes } from '../log/session'
import { measured } from './measured'
import type { Section } from './section'
import { trendUnit } from './trendUnit'
import { count, sumsOf } from './wording'

/** The section on flows over time, by the finest unit that still fits on a page. */
export function trendSection({ trends }: Summary): Section {
  const unit = trendUnit(trends)
  const points = trends[unit]
  const series = [...outcomes, 'no end']
  return {
    id: 'trend',
    title: 'Over time',
    says:
      points.length > 0
        ? [`By the ${unit} a flow started, in ${trends.timeZone}. Periods without a flow are left out.`]
        : [],
    charts: [
      {
        kind: 'columns',
        title: `Flows by ${unit} and outcome`,
        series,
        columns: points.map((point) => ({
          label: point.period,
          values: [...outcomes.map((each) => point.outcomes[each]), point.started - point.ended],
        })),
      },
    ],
    tables: [
      {
        caption: `Flows by ${unit}`,
        folded: true,
        spare: [7, 6, 5, 4, 2, 9],
        columns: ['Period', 'Started', ...series, 'Deflect rate', 'Saved, net'],
        rows: points.map((point) => [
          point.period,
          count(point.started),
          ...outcomes.map((each) => count(point.outcomes[each])),
          count(point.started - point.ended),
          measured(point.deflectRate),
          sumsOf(Object.fromEntries(Object.entries(point.savedRevenue).map(([currency, { net }]) => [currency, net]))),
        ]),
      },
    ],
  }
}
