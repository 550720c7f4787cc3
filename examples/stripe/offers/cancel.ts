import { type Performer, Refused } from 'fairwell/server'
import type Stripe from 'stripe'
import { idOf, type Member } from './apply'

/** The words that Stripe has for a reason, by the words of the survey. https://docs.stripe.com/api/subscriptions/cancel */
const feedback: Record<string, Stripe.SubscriptionCancelParams.CancellationDetails.Feedback> = {
  too_expensive: 'too_expensive',
  unused: 'unused',
  missing_features: 'missing_features',
  switched: 'switched_service',
  too_complex: 'too_complex',
  quality: 'low_quality',
  service: 'customer_service',
}

/**
 * The cancellation: when the paid period is over, or at once. Whoever has canceled already is told the same. It takes no key: what is
 * asked for is a state, so a second request changes nothing; and Stripe would answer a key that it knows with what was true a day ago,
 * also where the customer has come back since and cancels again.
 */
export function cancel(stripe: Stripe): Performer<Member, 'cancel'> {
  return async ({ customer, choice, answers }) => {
    const subscription = await stripe.subscriptions.retrieve(customer.subscription)
    if (subscription.status === 'canceled') return ended(subscription)
    const cancellation_details = { feedback: feedback[String(answers.reason)] ?? ('other' as const) }
    if (choice.ends === 'now')
      return ended(await stripe.subscriptions.cancel(subscription.id, { cancellation_details, prorate: false }))
    // What a schedule has planned is off with it, and Stripe lets nothing else cancel what a schedule manages.
    if (subscription.schedule) await stripe.subscriptionSchedules.release(idOf(subscription.schedule))
    if (subscription.cancel_at_period_end) return ended(subscription)
    return ended(
      await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true, cancellation_details }),
    )
  }
}

/** Takes a cancellation that has not taken effect, or a pause, back. */
export function resume(stripe: Stripe): Performer<Member, 'resume'> {
  return async ({ customer }) => {
    const subscription = await stripe.subscriptions.retrieve(customer.subscription)
    if (subscription.status === 'canceled')
      throw new Refused('Your subscription has ended. You can start a new one at any time.')
    await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: false, pause_collection: '' })
  }
}

function ended({ id, cancel_at, ended_at, status }: Stripe.Subscription) {
  return {
    confirmationId: id,
    effectiveAt: ended_at ?? cancel_at,
    ...(status !== 'canceled' && { undoUntil: cancel_at }),
  }
}
