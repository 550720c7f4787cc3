import type { Paddle, ProrationBillingMode } from '@paddle/paddle-node-sdk'
import type { Performer } from 'fairwell/server'
import { type Applying, applyOnce, type Member, onlyItem } from './apply'

type Plan = Parameters<Performer<Member, 'plan_change'>>[0]['choice']

/**
 * Another plan: with what is left of the old one credited at once, or, where the offer starts when the period ends, without a charge
 * before the next renewal. Paddle plans no change of items: the new plan is there from now on in both, so let your own entitlements wait.
 */
export function planChange(paddle: Paddle): Performer<Member, 'plan_change'> {
  return (action) =>
    applyOnce(paddle, action, async (applying) => {
      const { choice, offer } = action
      await checkPrice(choice, applying)
      const isLater = offer?.type === 'plan_change' && offer.starts === 'period_end'
      await changePrice(choice.planId, isLater ? 'do_not_bill' : 'prorated_immediately', applying)
      return isLater ? { effectiveAt: applying.subscription.nextBilledAt } : undefined
    })
}

/** Another product from the next delivery on: its price in the place of the old one, and nothing charged before. */
export function swap(paddle: Paddle): Performer<Member, 'swap'> {
  return (action) =>
    applyOnce(paddle, action, async (applying) => {
      const { productId, amount, currency } = action.choice
      if (amount !== undefined && currency) await checkPrice({ planId: productId, amount, currency }, applying)
      await changePrice(productId, 'do_not_bill', applying)
    })
}

/** Puts another price in the place of the only one; one-time items are no part of what is sent. A card that is declined changes nothing. */
async function changePrice(
  priceId: string,
  prorationBillingMode: ProrationBillingMode,
  applying: Applying,
): Promise<void> {
  const { paddle, subscription, customData } = applying
  const items = [{ priceId, quantity: onlyItem(subscription).quantity }]
  const terms = { items, prorationBillingMode, onPaymentFailure: 'prevent_change' as const, customData }
  await paddle.subscriptions.update(subscription.id, terms)
}

/** Throws where Paddle's price is not the one that the customer was shown. */
async function checkPrice(
  { planId, amount, currency, interval, intervalCount }: Omit<Plan, 'interval' | 'intervalCount'> & Partial<Plan>,
  { paddle }: Applying,
): Promise<void> {
  const { unitPrice, billingCycle, status } = await paddle.prices.get(planId)
  const shown = [amount, currency, interval, intervalCount ?? 1].join(' ')
  const is = [
    unitPrice.amount,
    unitPrice.currencyCode,
    interval && billingCycle?.interval,
    billingCycle?.frequency ?? 1,
  ].join(' ')
  if (shown !== is || status !== 'active')
    throw new Error(`price ${planId}: the offer says ${shown}, Paddle ${is}, which is ${status}`)
}
