import type Stripe from 'stripe'
import type { Param, Params } from './readForm'
import { invalid, missing } from './stripeError'
import type { Subscription, World } from './world'

const parameters: (keyof Stripe.SubscriptionUpdateParams)[] = [
  'cancel_at_period_end',
  'cancellation_details',
  'discounts',
  'items',
  'metadata',
  'pause_collection',
  'payment_behavior',
  'proration_behavior',
  'trial_end',
  'expand',
]
const known = new Set<string>(parameters)

/** Stripe's rules for changes of a subscription. Everything is checked before anything changes. */
export function updateSubscription(world: World, subscription: Subscription, params: Params): void {
  for (const name of Object.keys(params))
    if (!known.has(name))
      throw invalid(`Received unknown parameter: ${name}`, { code: 'parameter_unknown', param: name })
  if (subscription.status === 'canceled')
    throw invalid('A canceled subscription can only update its cancellation_details and metadata.')
  if (params.cancel_at_period_end !== undefined && subscription.schedule)
    throw invalid(
      `The subscription is managed by the subscription schedule \`${subscription.schedule}\`, and updating any cancelation behavior directly is not allowed. Please update the schedule instead.`,
    )
  const changes = [
    discountsOf(world, subscription, params.discounts),
    pricesOf(world, subscription, params.items),
    trialOf(world, params.trial_end),
  ]
  for (const change of changes) change(subscription)
  Object.assign(subscription.metadata, params.metadata)
  pauseBy(subscription, params.pause_collection)
  cancelBy(world, subscription, params)
}

type Change = (subscription: Subscription) => void
const nothing: Change = () => undefined

function discountsOf(world: World, { id: subscription, currency }: Subscription, discounts: Param | undefined): Change {
  if (discounts === undefined) return nothing
  if (discounts === '')
    return (changed) => {
      changed.discounts = []
    }
  const listed = (discounts as Params[]).map(({ coupon: id, discount }, place) => {
    if (discount) return world.discounts.get(String(discount))?.id ?? ''
    const coupon = world.coupons.get(String(id))
    const param = `discounts[${place}][coupon]`
    if (!coupon) throw missing('coupon', String(id), param)
    if (!coupon.valid) throw invalid(`Coupon expired: ${id}`, { code: 'coupon_expired', param })
    if (coupon.currency && coupon.currency !== currency)
      throw invalid(`The coupon's currency (${coupon.currency}) does not match the subscription's (${currency}).`, {
        param,
      })
    const start = world.now()
    const months = coupon.duration === 'repeating' ? (coupon.duration_in_months ?? 0) : undefined
    const end = months === undefined ? null : monthsAfter(start, months)
    return { id: world.id('di'), object: 'discount' as const, coupon: coupon.id, start, end, subscription }
  })
  return (changed) => {
    changed.discounts = listed.map((each) => (typeof each === 'string' ? each : each.id))
    for (const each of listed) if (typeof each !== 'string') world.discounts.set(each.id, each)
  }
}

function pricesOf(world: World, { items }: Subscription, given: Param | undefined): Change {
  if (given === undefined) return nothing
  const prices = (given as Params[]).map(({ id, price }, place) => {
    const item = items.find((each) => each.id === id)
    if (!item) throw missing('subscription item', String(id), `items[${place}][id]`)
    if (!world.prices.has(String(price))) throw missing('price', String(price), `items[${place}][price]`)
    return () => {
      item.price = String(price)
    }
  })
  return () => {
    for (const change of prices) change()
  }
}

function trialOf(world: World, end: Param | undefined): Change {
  if (end === undefined) return nothing
  const time = Number(end)
  if (!(time > world.now()))
    throw invalid('Invalid timestamp: must be an integer Unix timestamp in the future.', { param: 'trial_end' })
  return (changed) => {
    Object.assign(changed, { trial_end: time, status: 'trialing' })
    for (const item of changed.items) item.current_period_end = time
  }
}

function pauseBy(subscription: Subscription, pause: Param | undefined): void {
  if (pause === undefined) return
  const { behavior, resumes_at } = Object(pause)
  subscription.pause_collection = pause === '' ? null : { behavior, resumes_at: resumes_at ? Number(resumes_at) : null }
}

function cancelBy(
  world: World,
  subscription: Subscription,
  { cancel_at_period_end, cancellation_details }: Params,
): void {
  if (cancel_at_period_end === undefined) return
  const isAsked = cancel_at_period_end === 'true'
  const end = Math.min(...subscription.items.map(({ current_period_end }) => current_period_end))
  const since = subscription.canceled_at ?? world.now()
  Object.assign(subscription, {
    cancel_at_period_end: isAsked,
    ...{ cancel_at: isAsked ? end : null, canceled_at: isAsked ? since : null },
    cancellation_details: {
      ...{ comment: null, feedback: null, reason: isAsked ? 'cancellation_requested' : null },
      ...(isAsked ? Object(cancellation_details) : {}),
    },
  })
}

/** So many months after a time, in Unix seconds. */
export function monthsAfter(seconds: number, months: number): number {
  const time = new Date(seconds * 1000)
  time.setUTCMonth(time.getUTCMonth() + months)
  return Math.floor(time.getTime() / 1000)
}
