import { type Performer, Refused } from 'fairwell/server'
import type Stripe from 'stripe'
import { type Applying, applyOnce, idOf, type Member } from './apply'
import { checkCurrency, stripeAmount } from './money'

type Terms = Parameters<Performer<Member, 'discount'>>[0]['choice']

/** A discount: the coupon of the config, or one that is made for this grant. */
export function discount(stripe: Stripe): Performer<Member, 'discount'> {
  return (action) =>
    applyOnce(stripe, action, async (applying) => {
      const { choice, idempotencyKey } = action
      const coupon = choice.couponId
        ? await namedCoupon(choice, applying)
        : await stripe.coupons.create(couponOf(choice, applying), { idempotencyKey: `${idempotencyKey}:coupon` })
      await addCoupon(coupon.id, applying)
    })
}

/** Adds a coupon to the discounts that are there: what is sent replaces the whole list. */
export async function addCoupon(coupon: string, { stripe, subscription, once, metadata }: Applying): Promise<void> {
  const discounts = [...subscription.discounts.map((discount) => ({ discount: idOf(discount) })), { coupon }]
  await stripe.subscriptions.update(subscription.id, { discounts, metadata }, once)
}

/** The config's coupon. It has to be what the customer was shown, or nothing is applied. */
async function namedCoupon(terms: Terms, { stripe, subscription }: Applying): Promise<Stripe.Coupon> {
  const coupon = await stripe.coupons.retrieve(terms.couponId ?? '')
  if (!coupon.valid) throw new Refused('This offer has ended.')
  const { percent_off, amount_off, currency, duration, duration_in_months } = couponOf(terms, { subscription })
  const shown = { percent_off, amount_off, currency, duration, duration_in_months }
  for (const [name, value] of Object.entries(shown)) {
    const is = coupon[name as keyof typeof shown]
    if ((is ?? undefined) !== value)
      throw new Error(`coupon ${coupon.id}: ${name}: the offer says ${value}, Stripe ${is}`)
  }
  return coupon
}

/** The coupon that the terms of a discount describe. */
function couponOf(
  { percentOff, amountOff, currency, duration, durationInMonths }: Terms,
  { subscription }: Pick<Applying, 'subscription'>,
): Stripe.CouponCreateParams {
  const time: Stripe.CouponCreateParams = durationInMonths
    ? { duration: 'repeating', duration_in_months: durationInMonths }
    : { duration: duration ?? 'once' }
  if (percentOff !== undefined) return { ...time, percent_off: percentOff, max_redemptions: 1 }
  const in_ = currency ?? subscription.currency
  checkCurrency('discount', in_, subscription)
  return {
    ...{ ...time, amount_off: stripeAmount(amountOff ?? 0, in_) },
    ...{ currency: in_.toLowerCase(), max_redemptions: 1 },
  }
}
