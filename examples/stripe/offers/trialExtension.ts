import { type Performer, Refused } from 'fairwell/server'
import type Stripe from 'stripe'
import { applyOnce, type Member } from './apply'

const day = 86_400

/** A longer trial. Its new end is counted from the old one, so the first charge moves by as many days. */
export function trialExtension(stripe: Stripe): Performer<Member, 'trial_extension'> {
  return (action) =>
    applyOnce(stripe, action, async ({ subscription, once, metadata }) => {
      if (subscription.status !== 'trialing' || !subscription.trial_end)
        throw new Refused('Your trial is over already.')
      const trial_end = subscription.trial_end + action.choice.days * day
      await stripe.subscriptions.update(subscription.id, { trial_end, proration_behavior: 'none', metadata }, once)
      return { effectiveAt: trial_end }
    })
}
