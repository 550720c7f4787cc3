import { fromStripe } from 'fairwell/billing'
import type { BillingChange } from 'fairwell/server'
import type Stripe from 'stripe'

/** What a Stripe event says of a subscription or of a payment for one; undefined for every other event. */
export function changeIn({ id, created: time, livemode, type, data }: Stripe.Event): BillingChange | undefined {
  const about = { id, time, mode: livemode ? ('live' as const) : ('test' as const) }
  switch (type) {
    case 'customer.subscription.created':
    case 'customer.subscription.updated':
    case 'customer.subscription.deleted': {
      const { reason, feedback } = data.object.cancellation_details ?? {}
      return {
        ...{ ...about, object: data.object, ...fromStripe(data.object) },
        isInvoluntary: reason === 'payment_failed' || reason === 'payment_disputed',
        ...(feedback && { reason: feedback }),
      }
    }
    case 'invoice.paid': {
      const { parent, amount_paid, currency, status_transitions } = data.object
      const subscription = parent?.subscription_details?.subscription
      if (!subscription) return undefined
      const paid = [{ amount: amount_paid, currency, paid_at: status_transitions.paid_at ?? time }]
      const subscriptionId = typeof subscription === 'string' ? subscription : subscription.id
      return { ...about, object: { id: subscriptionId, paid, livemode } }
    }
    default:
      return undefined
  }
}
