import type { Summary } from '../createReport'
import { count, money } from './wording'

/** One sentence on who pressed cancel and what they pay; an empty list where nobody did. */
export function atStakeText({ flows, revenueAtRisk }: Pick<Summary, 'flows' | 'revenueAtRisk'>): string[] {
  if (flows.started === 0) return []
  const sums = Object.entries(revenueAtRisk)
    .map(([currency, { mrr }]) => money(mrr, currency))
    .join(' and ')
  return [
    `${count(flows.started)} times a customer pressed cancel${sums && `, with ${sums} of recurring revenue a month at stake`}. ${count(flows.outcomes.canceled)} of these flows ended in a cancellation.`,
  ]
}
