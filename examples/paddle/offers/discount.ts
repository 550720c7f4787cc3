import type { CreateDiscountRequestBody, Discount, Paddle } from '@paddle/paddle-node-sdk'
import { ApiError } from '@paddle/paddle-node-sdk'
import { type Performer, Refused } from 'fairwell/server'
import { type Applying, applyOnce, checkCurrency, type Member, onlyItem } from './apply'

type Terms = Parameters<Performer<Member, 'discount'>>[0]['choice']

/** What a discount is at Paddle: how much, of what, and for how many renewals. */
type PaddleTerms = Pick<
  CreateDiscountRequestBody,
  'type' | 'amount' | 'currencyCode' | 'recur' | 'maximumRecurringIntervals'
>

const monthsOf: Record<string, number> = { month: 1, year: 12 }

/** A discount: the one that the config names by its `dsc_` id, or one that is made for this grant. */
export function discount(paddle: Paddle): Performer<Member, 'discount'> {
  return (action) =>
    applyOnce(paddle, action, async (applying) => {
      const { choice } = action
      const terms = termsOf(choice, applying)
      const discount = choice.couponId
        ? await namedDiscount(choice.couponId, terms, applying)
        : await ownDiscount(terms, applying)
      return setDiscount(discount.id, applying)
    })
}

/** Sets the discount from the next charge on. A subscription has one at most, so that one that still runs is not taken away. */
export async function setDiscount(
  id: string,
  { paddle, subscription, customData }: Applying,
): Promise<{ effectiveAt: string | null }> {
  const { discount, nextBilledAt } = subscription
  const isRunning = discount && discount.id !== id && (!discount.endsAt || Date.parse(discount.endsAt) > Date.now())
  if (isRunning) throw new Refused('You have a discount already.')
  await paddle.subscriptions.update(subscription.id, {
    discount: { id, effectiveFrom: 'next_billing_period' },
    customData,
  })
  return { effectiveAt: nextBilledAt }
}

/** The discount that is made for a grant. Its code is the grant's id, which Paddle takes once: that is its key. */
export async function ownDiscount(terms: PaddleTerms, { paddle, key }: Applying): Promise<Discount> {
  const code = key.replaceAll('-', '')
  try {
    return await paddle.discounts.create({
      ...terms,
      code,
      enabledForCheckout: false,
      description: `Cancel flow, grant ${key}`,
    })
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'discount_code_conflict') throw error
    const [found] = await paddle.discounts.list({ code: [code] }).next()
    if (!found) throw error
    return found
  }
}

/** The config's discount. It has to be what the customer was shown, or nothing is applied. */
async function namedDiscount(id: string, shown: PaddleTerms, { paddle }: Applying): Promise<Discount> {
  const discount = await paddle.discounts.get(id)
  if (discount.status !== 'active') throw new Refused('This offer has ended.')
  for (const [name, value] of Object.entries(shown)) {
    const is = discount[name as keyof PaddleTerms]
    if ((is ?? null) !== (value ?? null))
      throw new Error(`discount ${id}: ${name}: the offer says ${value}, Paddle ${is}`)
  }
  return discount
}

/** The terms of the config in Paddle's words: it counts renewals, where the config says months. */
function termsOf(
  { percentOff, amountOff, currency, duration, durationInMonths }: Terms,
  { subscription }: Applying,
): PaddleTerms {
  const { interval, frequency } = onlyItem(subscription).price.billingCycle ?? subscription.billingCycle
  const renewals =
    durationInMonths === undefined ? undefined : durationInMonths / ((monthsOf[interval] ?? Number.NaN) * frequency)
  if (renewals !== undefined && !(Number.isInteger(renewals) && renewals > 0))
    throw new Error(
      `discount: ${durationInMonths} months are no whole number of renewals every ${frequency} ${interval}`,
    )
  const time = { recur: renewals !== undefined || duration === 'forever', maximumRecurringIntervals: renewals ?? null }
  if (percentOff !== undefined) return { type: 'percentage', amount: String(percentOff), currencyCode: null, ...time }
  checkCurrency('discount', currency ?? subscription.currencyCode, subscription)
  return { type: 'flat', amount: String(amountOff), currencyCode: subscription.currencyCode, ...time }
}
