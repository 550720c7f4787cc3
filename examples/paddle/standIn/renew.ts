import { end, pauseNow } from './routes'
import { showSubscription } from './show'
import type { Subscription, World } from './world'

/** Lets all happen that is due by now: what was canceled ends, what was paused rests, and all else is charged. */
export function renewAll(world: World): void {
  for (const subscription of world.subscriptions.values())
    for (let isDue = true; isDue; ) isDue = renew(world, subscription)
}

/** Does the next thing that is due; false where none is. */
function renew(world: World, subscription: Subscription): boolean {
  const { scheduled_change, next_billed_at, status } = subscription
  if (status === 'canceled') return false
  const due = [scheduled_change?.effective_at, next_billed_at].filter((time) => time != null).sort()[0]
  if (!due || Date.parse(due) > world.now().getTime()) return false
  if (scheduled_change?.effective_at === due) {
    const { action, resume_at } = scheduled_change
    subscription.scheduled_change = null
    if (action === 'cancel') end(subscription, new Date(due))
    if (action === 'pause') pauseNow(world, subscription, resume_at)
    if (action === 'resume') Object.assign(subscription, { status: 'active', paused_at: null, next_billed_at: due })
    const type = action === 'cancel' ? 'canceled' : action === 'pause' ? 'paused' : 'resumed'
    world.tell(`subscription.${type}`, showSubscription(world, subscription))
    return true
  }
  charge(world, subscription, due)
  return true
}

function charge(world: World, subscription: Subscription, due: string): void {
  const ends = new Date(due)
  ends.setUTCMonth(ends.getUTCMonth() + 1)
  const ends_at = ends.toISOString()
  Object.assign(subscription, {
    status: 'active',
    next_billed_at: ends_at,
    current_billing_period: { starts_at: due, ends_at },
  })
  const total = subscription.items.reduce((sum, { price, quantity }) => {
    return sum + Number(world.prices.get(price)?.unit_price.amount) * quantity
  }, 0)
  const grand_total = Math.max(0, total - offOf(world, subscription, total))
  world.charges.push({ amount: grand_total, at: due })
  world.tell('transaction.completed', {
    ...{
      id: world.id('txn'),
      status: 'completed',
      subscription_id: subscription.id,
      customer_id: subscription.customer_id,
    },
    ...{
      currency_code: subscription.currency_code,
      origin: 'subscription_recurring',
      billed_at: due,
      items: [],
      payments: [],
    },
    details: { totals: { grand_total: String(grand_total) }, tax_rates_used: [], line_items: [] },
  })
}

/** What the discount takes off this renewal. It is gone when its renewals are. */
function offOf(world: World, subscription: Subscription, total: number): number {
  const discount = world.discounts.get(subscription.discount?.id ?? '')
  if (!discount) return 0
  subscription.discountUses += 1
  const most = discount.recur ? (discount.maximum_recurring_intervals ?? Number.POSITIVE_INFINITY) : 1
  if (subscription.discountUses >= most) subscription.discount = null
  return discount.type === 'percentage' ? Math.round((total * Number(discount.amount)) / 100) : Number(discount.amount)
}
