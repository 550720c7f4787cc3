import type { Summary } from '../createReport'
import type { Section } from './section'
import { money, rateText } from './wording'

/** The section on customers by tenure, plan and segment, as far as the events say. */
export function cohortSection({ cohorts }: Summary): Section {
  const tables = Object.entries(cohorts).map(([name, groups]) => ({
    caption: `By ${name}`,
    columns: [
      `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      'Started',
      'Saved',
      'Canceled',
      'Deflect rate',
      'At risk a month',
    ],
    rows: Object.entries(groups).map(([key, { started, outcomes, deflectRate, revenueAtRisk }]) => [
      key,
      `${started}`,
      `${outcomes.saved}`,
      `${outcomes.canceled}`,
      rateText(deflectRate),
      Object.entries(revenueAtRisk)
        .map(([currency, { mrr }]) => money(mrr, currency))
        .join(', ') || '–',
    ]),
  }))
  return { id: 'cohorts', title: 'Customers', says: [], charts: [], tables }
}
