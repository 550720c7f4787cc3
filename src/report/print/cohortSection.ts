import type { Summary } from '../createReport'
import { measured } from './measured'
import type { Section } from './section'
import { count, mrrOf, sumsOf } from './wording'

/** The section on customers by tenure, plan and segment, as far as the events say. */
export function cohortSection({ cohorts }: Summary): Section {
  const tables = Object.entries(cohorts).map(([name, groups]) => ({
    caption: `By ${name}`,
    folded: true,
    spare: [2, 5],
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
      count(started),
      count(outcomes.saved),
      count(outcomes.canceled),
      measured(deflectRate),
      sumsOf(mrrOf(revenueAtRisk)),
    ]),
  }))
  return { id: 'cohorts', title: 'Customers', says: [], charts: [], tables }
}
