import type { Summary } from '../createReport'
import { outcomes } from '../log/session'
import type { Section } from './section'
import { money, rateText } from './wording'

const mostColumns = 31

/** The section on flows over time, by the finest unit that still fits on a page. */
export function trendSection({ trends }: Summary): Section {
  const unit = (['day', 'week'] as const).find((each) => trends[each].length <= mostColumns) ?? 'month'
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
        columns: ['Period', 'Started', ...series, 'Deflect rate', 'Saved, net'],
        rows: points.map((point) => [
          point.period,
          `${point.started}`,
          ...outcomes.map((each) => `${point.outcomes[each]}`),
          `${point.started - point.ended}`,
          rateText(point.deflectRate),
          Object.entries(point.savedRevenue)
            .map(([currency, { net }]) => money(net, currency))
            .join(', ') || '–',
        ]),
      },
    ],
  }
}
