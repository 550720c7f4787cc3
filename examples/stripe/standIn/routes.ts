import type { Params } from './readForm'
import { listOf, showPrice, showSchedule, showSubscription } from './show'
import { invalid, missing, StripeAnswer } from './stripeError'
import { updateSubscription } from './updateSubscription'
import type { BalanceTransaction, Coupon, InvoiceItem, Schedule, Subscription, World } from './world'

type Route = (world: World, params: Params, id: string) => object

const number = (value: unknown) => (value === undefined ? null : Number(value))

/** The calls that the example makes, by method and path. */
export const routes: Record<string, Route> = {
  'GET /v1/subscriptions/:id': (world, { expand }, id) =>
    showSubscription(world, found(world.subscriptions, 'subscription', id), expand as string[] | undefined),
  'POST /v1/subscriptions/:id': (world, params, id) => {
    const subscription = found(world.subscriptions, 'subscription', id)
    updateSubscription(world, subscription, params)
    return told(world, 'customer.subscription.updated', subscription)
  },
  'DELETE /v1/subscriptions/:id': (world, { cancellation_details }, id) => {
    const subscription = found(world.subscriptions, 'subscription', id)
    // What has ended is not found any more by whoever wants to end it.
    if (subscription.status === 'canceled') throw missing('subscription', id, 'id')
    end(world, subscription, Object(cancellation_details))
    return told(world, 'customer.subscription.deleted', subscription)
  },
  'GET /v1/coupons/:id': (world, _, id) => ({ ...found(world.coupons, 'coupon', id), object: 'coupon' }),
  'POST /v1/coupons': (world, { percent_off, amount_off, currency, duration, duration_in_months }) => {
    const coupon: Coupon = {
      ...{ id: world.id('coupon'), valid: true, duration: String(duration) },
      ...{ percent_off: number(percent_off), amount_off: number(amount_off) },
      ...{ currency: currency ? String(currency) : null, duration_in_months: number(duration_in_months) },
    }
    if ((coupon.percent_off === null) === (coupon.amount_off === null))
      throw invalid('You must provide either percent_off or amount_off.')
    world.coupons.set(coupon.id, coupon)
    return { ...coupon, object: 'coupon' }
  },
  'GET /v1/prices/:id': (world, _, id) => {
    found(world.prices, 'price', id)
    return showPrice(world, id)
  },
  'GET /v1/customers/:id/balance_transactions': (world, _, id) =>
    listOf(found(world.customers, 'customer', id).balance, `/v1/customers/${id}/balance_transactions`),
  'POST /v1/customers/:id/balance_transactions': (world, { amount, currency, metadata = {} }, id) => {
    const { balance } = found(world.customers, 'customer', id)
    const entry: BalanceTransaction = {
      ...{ id: world.id('cbtxn'), object: 'customer_balance_transaction' },
      ...{ amount: Number(amount), currency: String(currency), metadata: metadata as Record<string, string> },
    }
    balance.unshift(entry)
    return entry
  },
  'GET /v1/invoiceitems': (world) => listOf(world.invoiceItems, '/v1/invoiceitems'),
  'POST /v1/invoiceitems': (world, { subscription, amount, description, metadata = {} }) => {
    const { id } = found(world.subscriptions, 'subscription', String(subscription), 'subscription')
    const item: InvoiceItem = {
      ...{ id: world.id('ii'), object: 'invoiceitem', amount: Number(amount), description: String(description) },
      ...{ subscription: id, metadata: metadata as Record<string, string> },
    }
    world.invoiceItems.push(item)
    return item
  },
  'GET /v1/subscription_schedules/:id': (world, _, id) =>
    showSchedule(world, found(world.schedules, 'subscription schedule', id)),
  'POST /v1/subscription_schedules': (world, { from_subscription, ...others }) => {
    if (Object.keys(others).length) throw invalid('You cannot set other parameters when `from_subscription` is set.')
    const subscription = found(world.subscriptions, 'subscription', String(from_subscription), 'from_subscription')
    if (subscription.schedule)
      throw invalid(`The subscription is already attached to a schedule: ${subscription.schedule}.`)
    const schedule = scheduleOf(world, subscription)
    subscription.schedule = schedule.id
    world.schedules.set(schedule.id, schedule)
    return showSchedule(world, schedule)
  },
  'POST /v1/subscription_schedules/:id': (world, { phases, metadata }, id) => {
    const schedule = found(world.schedules, 'subscription schedule', id)
    if (phases) schedule.phases = phasesOf(world, schedule, phases as Params[])
    schedule.metadata = { ...schedule.metadata, ...Object(metadata) }
    return showSchedule(world, schedule)
  },
  'POST /v1/subscription_schedules/:id/release': (world, _, id) => {
    const schedule = found(world.schedules, 'subscription schedule', id)
    if (schedule.status !== 'active') throw invalid(`You cannot release a schedule that is ${schedule.status}.`)
    const subscription = world.subscriptions.get(schedule.subscription ?? '')
    if (subscription) subscription.schedule = null
    Object.assign(schedule, { status: 'released', subscription: null })
    return showSchedule(world, schedule)
  },
}

function found<Kept>(kept: Map<string, Kept>, what: string, id: string, param = 'id'): Kept {
  const one = kept.get(id)
  if (!one) throw missing(what, id, param)
  return one
}

/** The subscription as it is answered, after its webhook was sent. */
function told(world: World, type: Parameters<World['tell']>[0], subscription: Subscription): object {
  const shown = showSubscription(world, subscription)
  world.tell(type, shown)
  return shown
}

/** Ends a subscription by its customer's word. */
export function end(world: World, subscription: Subscription, details: object = {}): void {
  const now = world.now()
  Object.assign(subscription, {
    ...{ status: 'canceled', ended_at: now, canceled_at: subscription.canceled_at ?? now },
    cancellation_details: { ...subscription.cancellation_details, reason: 'cancellation_requested', ...details },
  })
}

function scheduleOf(world: World, { id, items }: Subscription): Schedule {
  const [{ current_period_start, current_period_end } = { current_period_start: 0, current_period_end: 0 }] = items
  const phase = {
    items: items.map(({ price, quantity }) => ({ price, quantity })),
    ...{ start_date: current_period_start, end_date: current_period_end },
  }
  return { id: world.id('sub_sched'), status: 'active', subscription: id, metadata: {}, phases: [phase] }
}

function phasesOf(world: World, schedule: Schedule, given: Params[]): Schedule['phases'] {
  let last = schedule.phases[0]?.start_date ?? 0
  return given.map(({ items, start_date, end_date, duration }, place) => {
    if (place === 0 && Number(start_date) !== last)
      throw new StripeAnswer(400, {
        type: 'invalid_request_error',
        message: 'You can not modify the start date of the current phase.',
        param: 'phases[0][start_date]',
      })
    const { interval_count = 1 } = Object(duration)
    const from = last
    last = end_date ? Number(end_date) : from + Number(interval_count) * 30 * 86_400
    return {
      items: (items as Params[]).map(({ price, quantity }) => {
        if (!world.prices.has(String(price))) throw missing('price', String(price), `phases[${place}][items][0][price]`)
        return { price: String(price), quantity: Number(quantity ?? 1) }
      }),
      ...{ start_date: from, end_date: last },
    }
  })
}
