import type { Summary } from '../createReport'
import type { TrendPoint } from '../figures/trends'

const mostPeriods = 31

/** The finest unit by which the flows of this report still fit on a page. */
export function trendUnit(trends: Summary['trends']): 'day' | 'week' | 'month' {
  return (['day', 'week'] as const).find((each) => trends[each].length <= mostPeriods) ?? 'month'
}

/** When a period of a trend begins, in milliseconds since 1970, UTC: `2026-11-21`, `2026-W47` (ISO week) or `2026-11`. */
export function beginOf({ period }: Pick<TrendPoint, 'period'>): number {
  const [, year, week] = /^(\d{4})-W(\d\d)$/.exec(period) ?? []
  if (!year) return Date.parse(period)
  // January 4 lies in week 1 of every year, and weeks begin on Monday.
  const fourth = new Date(Date.UTC(Number(year), 0, 4))
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 86_400_000
  return monday + (Number(week) - 1) * 604_800_000
}
