import { type Performer, Refused } from 'fairwell/server'
import type Stripe from 'stripe'
import { type Applying, applyOnce, idOf, type Member, onlyItem } from './apply'
import { stripeAmount } from './money'

type Plan = Parameters<Performer<Member, 'plan_change'>>[0]['choice']

/** Another plan: at once, with what is left of the old one credited; or when the paid period is over, by a schedule. */
export function planChange(stripe: Stripe): Performer<Member, 'plan_change'> {
  return (action) =>
    applyOnce(stripe, action, async (applying) => {
      const { choice, offer } = action
      await checkPrice(choice, applying)
      const isLater = offer?.type === 'plan_change' && offer.starts === 'period_end'
      if (isLater) return changeLater(choice.planId, applying)
      return changeNow(choice.planId, { ...applying, proration_behavior: 'create_prorations' })
    })
}

/** Puts another price in the place of the only one. A card that is declined changes nothing. */
export async function changeNow(
  price: string,
  {
    stripe,
    subscription,
    once,
    metadata,
    proration_behavior,
  }: Applying & { proration_behavior: 'create_prorations' | 'none' },
): Promise<void> {
  const items = [{ id: onlyItem(subscription).id, price }]
  const terms = { items, proration_behavior, payment_behavior: 'error_if_incomplete' as const, metadata }
  await stripe.subscriptions.update(subscription.id, terms, once)
}

/**
 * Two requests, since a schedule that is made from a subscription can say nothing else: the first makes it as the subscription is, the
 * second adds the phase with the new price and the grant's id. A try after a crash between the two finds the schedule at the
 * subscription, and one after the second finds the id at the schedule.
 */
async function changeLater(price: string, applying: Applying): Promise<{ effectiveAt: number }> {
  const { stripe, subscription, once, metadata } = applying
  const item = onlyItem(subscription)
  const { quantity = 1 } = item
  const schedule = await scheduleOf(applying)
  const { start_date, end_date } = schedule.current_phase ?? {
    start_date: item.current_period_start,
    end_date: item.current_period_end,
  }
  const isDone = Object.entries(metadata).every(([mark, grant]) => schedule.metadata?.[mark] === grant)
  if (isDone) return { effectiveAt: end_date }
  if (schedule.phases.length > 1) throw new Refused('A change of your plan is coming already.')
  const { interval, interval_count } = item.price.recurring ?? { interval: 'month', interval_count: 1 }
  const phases: Stripe.SubscriptionScheduleUpdateParams.Phase[] = [
    { items: [{ price: item.price.id, quantity }], start_date, end_date },
    { items: [{ price, quantity }], duration: { interval, interval_count }, proration_behavior: 'none' },
  ]
  const idempotencyKey = `${once.idempotencyKey}:phases`
  await stripe.subscriptionSchedules.update(
    schedule.id,
    { end_behavior: 'release', phases, metadata },
    { idempotencyKey },
  )
  return { effectiveAt: end_date }
}

async function scheduleOf({ stripe, subscription, once }: Applying): Promise<Stripe.SubscriptionSchedule> {
  if (subscription.schedule) return stripe.subscriptionSchedules.retrieve(idOf(subscription.schedule))
  const idempotencyKey = `${once.idempotencyKey}:schedule`
  return stripe.subscriptionSchedules.create({ from_subscription: subscription.id }, { idempotencyKey })
}

/** Throws where Stripe's price is not the one that the customer was shown. */
export async function checkPrice(
  { planId, amount, currency, interval, intervalCount }: Omit<Plan, 'interval' | 'intervalCount'> & Partial<Plan>,
  { stripe }: Pick<Applying, 'stripe'>,
): Promise<void> {
  const price = await stripe.prices.retrieve(planId)
  const shown = [stripeAmount(amount, currency), currency.toLowerCase(), interval, intervalCount ?? 1].join(' ')
  const { recurring } = price
  const is = [price.unit_amount, price.currency, interval && recurring?.interval, recurring?.interval_count ?? 1].join(
    ' ',
  )
  if (shown !== is || !price.active)
    throw new Error(
      `price ${planId}: the offer says ${shown}, Stripe ${is}${price.active ? '' : ', which is not sold any more'}`,
    )
}
