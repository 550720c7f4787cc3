import type Stripe from 'stripe'
import { end } from './routes'
import { showSubscription } from './show'
import { monthsAfter } from './updateSubscription'
import type { Subscription, World } from './world'

/** Lets every period end that is over by now: what was canceled ends, and all else is charged. */
export function renewAll(world: World): void {
  for (const subscription of world.subscriptions.values())
    for (let isDue = true; isDue; ) isDue = renew(world, subscription)
}

/** Renews a subscription whose period is over, once; false where it is not. */
function renew(world: World, subscription: Subscription): boolean {
  const [item] = subscription.items
  if (!item || subscription.status === 'canceled' || item.current_period_end > world.now()) return false
  const start = item.current_period_end
  if (subscription.cancel_at_period_end) {
    end(world, subscription, subscription.cancellation_details ?? {})
    Object.assign(subscription, { ended_at: start })
    world.tell('customer.subscription.deleted', showSubscription(world, subscription))
    return false
  }
  const schedule = world.schedules.get(subscription.schedule ?? '')
  const phase = schedule?.phases.find(({ start_date, end_date }) => start_date <= start && start < end_date)
  if (phase?.items[0]) item.price = phase.items[0].price
  if (subscription.status === 'trialing') subscription.status = 'active'
  Object.assign(item, { current_period_start: start, current_period_end: monthsAfter(start, 1) })
  charge(world, subscription, start)
  const { resumes_at } = subscription.pause_collection ?? {}
  if (resumes_at && resumes_at <= world.now()) subscription.pause_collection = null
  return true
}

/** Makes the invoice of a period: prices, presents, discounts, and what the customer has to their credit. */
function charge(world: World, subscription: Subscription, at: number): void {
  const own = world.invoiceItems.filter((line) => line.subscription === subscription.id)
  world.invoiceItems = world.invoiceItems.filter((line) => !own.includes(line))
  const prices = subscription.items.reduce(
    (sum, { price, quantity }) => sum + (world.prices.get(price)?.unit_amount ?? 0) * quantity,
    0,
  )
  let due = own.reduce((sum, { amount = 0 }) => sum + amount, prices)
  for (const id of subscription.discounts) due -= offBy(world, id, at, due)
  const { resumes_at } = subscription.pause_collection ?? {}
  const isVoid = subscription.pause_collection !== null && !(resumes_at && resumes_at <= at)
  if (!isVoid) due -= takeCredit(world, subscription, Math.max(0, due))
  const invoice = { id: world.id('in'), amount_paid: isVoid ? 0 : Math.max(0, due), subscription: subscription.id }
  const lines = own.map(({ description }) => description ?? '')
  world.invoices.push({ ...invoice, status: isVoid ? 'void' : 'paid', lines })
  if (!isVoid) world.tell('invoice.paid', shownInvoice(invoice, subscription, at))
}

function shownInvoice(
  { id, amount_paid, subscription }: { id: string; amount_paid: number; subscription: string },
  { currency, customer }: Subscription,
  paid_at: number,
) {
  const parent = { type: 'subscription_details', subscription_details: { subscription } }
  return {
    ...{ id, object: 'invoice', status: 'paid', amount_paid, currency, customer, parent },
    status_transitions: { paid_at } satisfies Partial<Stripe.Invoice['status_transitions']>,
  }
}

/** What a discount takes off this charge. */
function offBy(world: World, id: string, at: number, due: number): number {
  const discount = world.discounts.get(id)
  const coupon = world.coupons.get(discount?.coupon ?? '')
  if (!discount || !coupon || (discount.end !== null && discount.end <= at)) return 0
  if (coupon.duration === 'once' && discount.isUsed) return 0
  discount.isUsed = true
  return coupon.amount_off ?? Math.round((due * (coupon.percent_off ?? 0)) / 100)
}

/** Takes what is due from the customer's balance as far as that goes, and says how much it was. */
function takeCredit(world: World, { customer, currency }: Subscription, due: number): number {
  const { balance = [] } = world.customers.get(customer) ?? {}
  const credit = -balance.reduce((sum, { amount }) => sum + amount, 0)
  const taken = Math.max(0, Math.min(credit, due))
  if (taken) balance.unshift({ id: world.id('cbtxn'), amount: taken, currency, metadata: {} })
  return taken
}
