import type { Billing } from './billing'

/** How many subscriptions were in a flow, and how many of them billing lacks. */
export interface Seen {
  seen: number
  missing: number
}

/**
 * Why this billing data allows no rate of who left, or undefined where it does: either it says nothing about ends, or it
 * looks like a list of running subscriptions only. In both cases those who left would be missing, and everyone would seem
 * to have stayed.
 */
export function lacksEnds({ accounts, knows }: Billing, { seen, missing }: Seen): string | undefined {
  if (!knows.ends)
    return 'Billing does not say when subscriptions ended, and without it whoever left would count as a customer: there is no save rate and no churn rate.'
  const hasEnd = [...accounts.values()].some(({ spells }) =>
    spells.some(({ endedAt, endUnknown }) => endedAt !== null || endUnknown),
  )
  if (hasEnd) return undefined
  if (missing === 0) return undefined
  return `Billing has no subscription that ended, and lacks ${missing} of the ${seen} that were in a flow, as an export of running subscriptions does: there is no save rate and no churn rate. Export every status.`
}
