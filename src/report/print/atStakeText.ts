import type { Summary } from '../createReport'
import { count, counted, money } from './wording'

/** One sentence on who pressed cancel and what they pay; an empty list where nobody did. */
export function atStakeText({ flows, revenueAtRisk }: Pick<Summary, 'flows' | 'revenueAtRisk'>): string[] {
  if (flows.started === 0) return []
  const sums = Object.entries(revenueAtRisk)
    .map(([currency, { mrr }]) => money(mrr, currency))
    .join(' and ')
  return [
    `${counted(flows.started, 'time')} a customer pressed cancel${sums && `, with ${sums} of recurring revenue a month at stake`}. ${count(flows.outcomes.canceled)} of these ended in a cancellation.`,
  ]
}
