import { readCurrency } from '../readCurrency'
import { readMoney, readPercent } from '../readNumber'
import { readStatus, type Status } from '../readStatus'
import { readId, readText } from '../readText'
import { readTime } from '../readTime'
import type { Customer, Subscription } from '../schema'
import { type Billed, endOf, given } from './billed'
import { chargeOf, type Line, readLine } from './charge'
import { type RunningDiscount, runningDiscount } from './discount'
import { at, listAt, readAt } from './fields'
import type { PaddleSubscription } from './paddleSubscription'
import type { Camel } from './shapes'
import { sourceIn } from './sourceIn'
import { isStranger } from './strangeObject'

/**
 * What a subscription of Paddle Billing says, as `customer` and `subscription` of a Situation; as the API gives it or as
 * Paddle's Node SDK does, alone, in a webhook's event, or in a list of one. It never throws: what cannot be read is absent.
 */
export function fromPaddle(
  subscription: PaddleSubscription | Camel<PaddleSubscription> | { data?: unknown } | string | null | undefined,
): Billed {
  const source = sourceIn(subscription, 'Paddle')
  if (isStranger(source, 'Paddle')) return { customer: {}, subscription: {} }
  return {
    customer: given<Customer>({
      id: readAt(readId, source, 'customer_id', 'customer.id'),
      email: readAt(readText, source, 'customer.email'),
    }),
    subscription: subscriptionOf(source),
  }
}

function subscriptionOf(source: unknown): Subscription {
  const currency = readAt(readCurrency, source, 'currency_code')
  // Items that are charged once are left out.
  const items = listAt(source, 'items').filter((item) => at(item, 'recurring') !== false)
  const charge = chargeOf(items.map((item) => lineOf(item, source, currency)))
  const status = statusOf(source)
  return given<Subscription>({
    id: readAt(readId, source, 'id'),
    status,
    ...charge,
    currency,
    startedAt: readAt(readTime, source, 'started_at', 'created_at'),
    trialEnd: items.map((item) => readAt(readTime, item, 'trial_dates.ends_at')).find(Boolean),
    currentPeriodEnd: endOf({
      status,
      accessEnd: readAt(readTime, source, status === 'canceled' ? 'canceled_at' : 'scheduled_change.effective_at'),
      periodEnd: readAt(readTime, source, 'current_billing_period.ends_at', 'next_billed_at'),
    }),
    canceledAt: status === 'canceled' ? readAt(readTime, source, 'canceled_at') : undefined,
    resumesAt: status === 'paused' ? resumeTime(source) : undefined,
    discount: discountOf(source, items, charge, currency),
  })
}

function lineOf(item: unknown, source: unknown, currency: string | undefined): Line {
  const cycle = at(item, 'price.billing_cycle') ?? at(source, 'billing_cycle')
  return readLine({
    plan: at(item, 'price.id'),
    planName: readAt(readText, item, 'product.name', 'price.product.name', 'price.name'),
    amount: isCharged(item, currency) ? at(item, 'price.unit_price.amount') : undefined,
    interval: at(cycle, 'interval'),
    intervalCount: at(cycle, 'frequency'),
    quantity: at(item, 'quantity'),
  })
}

/**
 * Whether the price's own amount is what this customer pays: not where Paddle converts it into the customer's currency, and
 * not where some countries have another amount in this currency, since the subscription does not say the country.
 */
function isCharged(item: unknown, currency: string | undefined): boolean {
  const overrides = listAt(item, 'price.unit_price_overrides')
  const currencies = overrides.map((override) => readAt(readCurrency, override, 'unit_price.currency_code'))
  const own = readAt(readCurrency, item, 'price.unit_price.currency_code')
  return own !== undefined && own === currency && !currencies.includes(currency)
}

function statusOf(source: unknown): Status | undefined {
  const status = readAt(readStatus, source, 'status')
  return status !== 'canceled' && at(source, 'scheduled_change.action') === 'cancel' ? 'canceling' : status
}

/** When a running pause ends: the time of the scheduled change, if that is `resume`. */
const resumeTime = (source: unknown): string | undefined =>
  at(source, 'scheduled_change.action') === 'resume'
    ? readAt(readTime, source, 'scheduled_change.effective_at', 'scheduled_change.resume_at')
    : undefined

/** The running discount. Paddle's subscription has only its id and times; the figures are there if the host added the Discount. */
function discountOf(
  source: unknown,
  items: unknown[],
  { quantity }: Line,
  currency: string | undefined,
): RunningDiscount | undefined {
  const discount = at(source, 'discount')
  if (!appliesTo(discount, items)) return undefined
  const type = at(discount, 'type')
  const own = readAt(readCurrency, discount, 'currency_code')
  const amount = own !== undefined && own === currency ? readAt(readMoney, discount, 'amount') : undefined
  const seats = quantity ?? (items.length === 1 ? 1 : undefined)
  const units = type === 'flat' ? 1 : type === 'flat_per_seat' ? seats : undefined
  return runningDiscount([
    {
      percentOff: type === 'percentage' ? readAt(readPercent, discount, 'amount') : undefined,
      amountOff: amount !== undefined && units !== undefined ? amount * units : undefined,
      endsAt: readAt(readTime, discount, 'ends_at'),
      isOnce: at(discount, 'recur') === false,
    },
  ])
}

/** Whether a discount applies to all items. `restrict_to` lists prices or products where it does not. */
function appliesTo(discount: unknown, items: unknown[]): boolean {
  const restricted = listAt(discount, 'restrict_to')
  const idsOf = (item: unknown) => [at(item, 'price.id'), at(item, 'price.product_id'), at(item, 'product.id')]
  return !restricted.length || items.every((item) => idsOf(item).some((id) => restricted.includes(id)))
}
