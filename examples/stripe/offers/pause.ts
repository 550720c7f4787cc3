import { type Performer, Refused } from 'fairwell/server'
import type Stripe from 'stripe'
import { applyOnce, type Member } from './apply'

/** A pause: nothing is collected until it is over. Invoices of that time are voided, so that nobody owes them afterwards. */
export function pause(stripe: Stripe): Performer<Member, 'pause'> {
  return (action) =>
    applyOnce(stripe, action, async ({ subscription, once, metadata }) => {
      const { startsAt, resumesAt } = action.choice
      if (!resumesAt) throw new Error(`${subscription.id}: expected a day on which the pause ends, got none`)
      if (subscription.cancel_at_period_end) throw new Refused('Your subscription ends already. Take that back first.')
      const resumes_at = Math.floor(Date.parse(resumesAt) / 1000)
      const pause_collection = { behavior: 'void' as const, resumes_at }
      await stripe.subscriptions.update(subscription.id, { pause_collection, metadata }, once)
      return { effectiveAt: startsAt }
    })
}
