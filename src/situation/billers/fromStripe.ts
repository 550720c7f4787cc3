import { readCurrency } from '../readCurrency'
import { readIntervalCount, readMoney, readPercent } from '../readNumber'
import { readStatus, type Status } from '../readStatus'
import { readId, readText } from '../readText'
import { readTime } from '../readTime'
import type { Customer, Subscription } from '../schema'
import { type Billed, endOf, given, isEnding } from './billed'
import { chargeOf } from './charge'
import { type BilledDiscount, type RunningDiscount, runningDiscount } from './discount'
import { at, hasFields, listAt, readAt } from './fields'
import { addPeriods } from './periods'
import { sourceIn } from './sourceIn'
import { isStranger } from './strangeObject'
import { isoUnits, stripeLine } from './stripePrice'
import type { StripeSubscription } from './stripeSubscription'

/**
 * What Stripe's Subscription says, as `customer` and `subscription` of a Situation; of any API version, alone, in a webhook's
 * event, or in a list of one. Expand `customer` for the email, `items.data.price.product` for the plan's name, and
 * `discounts.source.coupon` (`discounts` before 2025-09-30) for a discount. Amounts are in minor units by ISO 4217: Stripe's
 * own ISK, UGX and MGA are converted. It never throws: what cannot be read is absent.
 */
export function fromStripe(
  subscription: StripeSubscription | { data?: { object?: unknown } | unknown[] } | string | null | undefined,
): Billed {
  const source = sourceIn(subscription, 'Stripe')
  if (isStranger(source, 'Stripe')) return { customer: {}, subscription: {} }
  return { customer: customerOf(source), subscription: subscriptionOf(source) }
}

function customerOf(source: unknown): Customer {
  return given<Customer>({
    id: readAt(readId, source, 'customer.id') ?? readAt(readText, source, 'customer'),
    email: readAt(readText, source, 'customer.email'),
  })
}

function subscriptionOf(source: unknown): Subscription {
  const items = itemsOf(source)
  const currency = readAt(
    readCurrency,
    source,
    'currency',
    'items.data.0.price.currency',
    'items.data.0.plan.currency',
    'plan.currency',
  )
  // Stripe cut the list off. The other items are unknown, so nothing can be said of the charge.
  const charge = at(source, 'items.has_more') === true ? {} : chargeOf(items.map((item) => stripeLine(item, currency)))
  const status = statusOf(source)
  return given<Subscription>({
    id: readAt(readId, source, 'id'),
    status,
    ...charge,
    currency,
    startedAt: readAt(readTime, source, 'start_date', 'created'),
    trialEnd: readAt(readTime, source, 'trial_end'),
    currentPeriodEnd: endOf({
      status,
      accessEnd: status === 'canceled' ? readAt(readTime, source, 'ended_at') : cancelTime(source),
      periodEnd: periodEndOf(source, items),
    }),
    canceledAt: isEnding(status) ? readAt(readTime, source, 'canceled_at') : undefined,
    resumesAt: status === 'paused' ? readAt(readTime, source, 'pause_collection.resumes_at') : undefined,
    discount: discountOf(source, items, currency),
  })
}

/** The items. Old API versions have none: there plan and quantity are on the subscription itself. */
function itemsOf(source: unknown): unknown[] {
  const items = listAt(source, 'items.data')
  return items.length || !hasFields(at(source, 'plan')) ? items : [source]
}

function statusOf(source: unknown): Status | undefined {
  const status = readAt(readStatus, source, 'status')
  if (status === 'canceled') return status
  if (at(source, 'cancel_at_period_end') === true || cancelTime(source)) return 'canceling'
  return hasFields(at(source, 'pause_collection')) ? 'paused' : status
}

/** When a scheduled cancellation takes effect: `cancel_at`, or the end of an expanded schedule that ends in a cancellation. */
function cancelTime(source: unknown): string | undefined {
  const isLimited = at(source, 'schedule.end_behavior') === 'cancel' && at(source, 'schedule.status') === 'active'
  const phase = isLimited ? listAt(source, 'schedule.phases').at(-1) : undefined
  return readAt(readTime, source, 'cancel_at') ?? readAt(readTime, phase, 'end_date')
}

/** When the period ends. Newer API versions have this on the items, of which the earliest counts. */
function periodEndOf(source: unknown, items: unknown[]): string | undefined {
  const [first] = items.map((item) => readAt(readTime, item, 'current_period_end')).sort()
  return readAt(readTime, source, 'current_period_end') ?? first
}

/** The subscription's own discounts, or its only item's; the customer's where it has none, as Stripe applies them. */
function discountOf(source: unknown, items: unknown[], currency: string | undefined): RunningDiscount | undefined {
  const listed = [at(source, 'discount'), ...listAt(source, 'discounts')].filter((entry) => entry !== undefined)
  const ofItems = items.flatMap((item) => listAt(item, 'discounts'))
  const own = unique([...listed, ...ofItems])
  // With several items, a discount of one item is taken off a part of the charge only.
  if (ofItems.length && items.length > 1) return undefined
  const ofCustomer = at(source, 'customer.discount')
  const discounts = own.length || ofCustomer === undefined ? own : [ofCustomer]
  return runningDiscount(discounts.map((discount) => readDiscount(discount, items, currency)))
}

/**
 * Discounts without copies. Older API versions have one both in `discount` and `discounts`, in one of them perhaps as its
 * id alone.
 */
function unique(discounts: unknown[]): unknown[] {
  const idOf = (discount: unknown) => at(discount, 'id') ?? discount
  const expandedFirst = [...discounts.filter(hasFields), ...discounts.filter((discount) => !hasFields(discount))]
  return expandedFirst.filter(
    (discount, index, all) => all.findIndex((other) => idOf(other) === idOf(discount)) === index,
  )
}

function readDiscount(discount: unknown, items: unknown[], currency: string | undefined): BilledDiscount | undefined {
  const coupon = [at(discount, 'source.coupon'), at(discount, 'coupon')].find(hasFields)
  if (!coupon || !appliesTo(coupon, items)) return undefined
  const own = readAt(readCurrency, coupon, 'currency')
  const amounts = own === currency ? coupon : at(coupon, `currency_options.${currency?.toLowerCase()}`)
  return {
    percentOff: readAt(readPercent, coupon, 'percent_off'),
    amountOff: isoUnits(readAt(readMoney, amounts, 'amount_off'), currency),
    endsAt: readAt(readTime, discount, 'end') ?? endOfRepeating(discount, coupon),
    isOnce: at(coupon, 'duration') === 'once',
  }
}

function endOfRepeating(discount: unknown, coupon: unknown): string | undefined {
  const start = readAt(readTime, discount, 'start')
  const months = readAt(readIntervalCount, coupon, 'duration_in_months')
  return start && months ? addPeriods(start, { interval: 'month', intervalCount: 1 }, months) : undefined
}

/** Whether a coupon applies to all items. One for some products lists them, if the host expanded that field. */
function appliesTo(coupon: unknown, items: unknown[]): boolean {
  const products = listAt(coupon, 'applies_to.products')
  const productOf = (item: unknown) => {
    const price = at(item, 'price') ?? at(item, 'plan')
    return at(price, 'product.id') ?? at(price, 'product')
  }
  return !products.length || items.every((item) => products.includes(productOf(item)))
}
