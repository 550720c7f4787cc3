import { type Action, type Performer, type Performers, Refused } from 'fairwell/server'
import pRetry from 'p-retry'
import Stripe from 'stripe'
import type { Member } from './offers/apply'
import { cancel, resume } from './offers/cancel'
import { credit } from './offers/credit'
import { gift, skip, swap } from './offers/deliveries'
import { discount } from './offers/discount'
import { pause } from './offers/pause'
import { planChange } from './offers/planChange'
import { trialExtension } from './offers/trialExtension'

/**
 * What Stripe does for each offer. Not here: `reschedule` and `frequency`, since Stripe moves a billing date only by a trial and knows
 * no rhythm apart from the price; `address`, which is in your own address book; `update_payment`, which is a link to Stripe's portal.
 */
export function stripePerformers(stripe: Stripe): Performers<Member> {
  return {
    cancel: patient(cancel(stripe)),
    resume: patient(resume(stripe)),
    discount: patient(discount(stripe)),
    pause: patient(pause(stripe)),
    plan_change: patient(planChange(stripe)),
    trial_extension: patient(trialExtension(stripe)),
    credit: patient(credit(stripe)),
    skip: patient(skip(stripe)),
    swap: patient(swap(stripe)),
    gift: patient(gift(stripe)),
  }
}

type Performing<Any extends Action<Member>> = (action: Any) => ReturnType<Performer<Member>>

/**
 * The same, which waits where Stripe is busy (the SDK does not: a 429 without `stripe-should-retry` comes through), and refuses in the
 * customer's words where Stripe refuses. It moves no money where the page only tries its flow out.
 */
function patient<Any extends Action<Member>>(perform: Performing<Any>): Performing<Any> {
  return async (action) => {
    if (action.mode === 'test') return { message: 'Tried out: nothing was changed.' }
    try {
      return await pRetry(() => perform(action), {
        retries: 4,
        minTimeout: 200,
        shouldRetry: ({ error }) => error instanceof Stripe.errors.StripeRateLimitError,
      })
    } catch (error) {
      throw refusalOf(error) ?? error
    }
  }
}

/** What Stripe says no to, in words for the customer; undefined where it is a mistake of ours, or Stripe is down. */
function refusalOf(error: unknown): Refused | undefined {
  if (error instanceof Stripe.errors.StripeCardError)
    return new Refused('Your card was declined. Please update your payment method and try again.', { cause: error })
  const { code } = error instanceof Stripe.errors.StripeInvalidRequestError ? error : {}
  if (code === 'coupon_expired') return new Refused('This offer has ended.', { cause: error })
  return undefined
}
