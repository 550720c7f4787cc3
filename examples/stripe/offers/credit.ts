import type { Performer } from 'fairwell/server'
import type Stripe from 'stripe'
import { type Applying, applyOnce, idOf, isAmong, type Member, onlyItem } from './apply'
import { addCoupon } from './discount'
import { checkCurrency, stripeAmount } from './money'

/** An amount, which goes to the customer's balance and is taken off the next invoices; or a number of periods that cost nothing. */
export function credit(stripe: Stripe): Performer<Member, 'credit'> {
  return (action) =>
    applyOnce(stripe, action, async (applying) => {
      const { amount, currency, periods } = action.choice
      if (periods) await freePeriods(periods, applying)
      else await toBalance(amount ?? 0, currency ?? applying.subscription.currency, applying)
    })
}

/**
 * The balance is not the subscription's, so its mark follows in a request of its own; after a crash between the two, the next try finds
 * the grant's id at the entry.
 */
async function toBalance(
  amount: number,
  currency: string,
  { stripe, subscription, once, metadata }: Applying,
): Promise<void> {
  checkCurrency('credit', currency, subscription)
  const customer = idOf(subscription.customer)
  const entries = stripe.customers.listBalanceTransactions(customer, { limit: 100 })
  if (!(await isAmong(entries, metadata)))
    await stripe.customers.createBalanceTransaction(
      customer,
      // What is below zero is owed to the customer.
      {
        amount: -stripeAmount(amount, currency),
        currency: currency.toLowerCase(),
        description: 'Thank you for staying',
        metadata,
      },
      once,
    )
  await stripe.subscriptions.update(subscription.id, { metadata }, { idempotencyKey: `${once.idempotencyKey}:mark` })
}

/** All of it off for so many periods. A coupon lasts months, and one of a single charge is `once`. */
async function freePeriods(periods: number, applying: Applying): Promise<void> {
  const { stripe, subscription, once } = applying
  const { interval, interval_count } = onlyItem(subscription).price.recurring ?? {}
  const months = interval === 'year' ? 12 : 1
  if (periods > 1 && interval !== 'month' && interval !== 'year')
    throw new Error(`credit: expected months or years, got ${periods} periods of a ${interval}`)
  const time: Stripe.CouponCreateParams =
    periods === 1
      ? { duration: 'once' }
      : { duration: 'repeating', duration_in_months: periods * months * (interval_count ?? 1) }
  const coupon = await stripe.coupons.create(
    { ...time, percent_off: 100, max_redemptions: 1 },
    { idempotencyKey: `${once.idempotencyKey}:coupon` },
  )
  await addCoupon(coupon.id, applying)
}
