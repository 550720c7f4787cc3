import { readCurrency } from '../readCurrency'
import { readMoney, readPercent } from '../readNumber'
import { readStatus, type Status } from '../readStatus'
import { readId, readText } from '../readText'
import { readTime } from '../readTime'
import type { Customer, Subscription } from '../schema'
import { type Billed, endOf, given, isEnding } from './billed'
import { chargeOf, type Line } from './charge'
import { chargebeeLines } from './chargebeeLines'
import type { ChargebeeAnswer, ChargebeeCustomer, ChargebeeSubscription } from './chargebeeSubscription'
import { type BilledDiscount, type RunningDiscount, runningDiscount } from './discount'
import { at, listAt, readAt, unwrap } from './fields'
import { sourceIn } from './sourceIn'
import { isStranger } from './strangeObject'

/**
 * What Chargebee's subscription says, as `customer` and `subscription` of a Situation; of both product catalogs, alone, in the
 * API's answer (which has the customer, too), in a webhook's event, or in a list of one. Retrieve it with `include_discounts`
 * for a discount, and add the `item_price` to the answer for the plan's name. It never throws: what cannot be read is absent.
 */
export function fromChargebee(
  subscription:
    | ChargebeeSubscription
    | ChargebeeAnswer
    | { list?: unknown }
    | { content?: unknown }
    | string
    | null
    | undefined,
  customer?: ChargebeeCustomer | { customer?: ChargebeeCustomer } | null,
): Billed {
  const answer = unwrap(subscription, ['content', 'list'])
  const source = sourceIn(subscription, 'Chargebee')
  if (isStranger(source, 'Chargebee')) return { customer: {}, subscription: {} }
  const who = unwrap(customer, ['customer']) ?? at(answer, 'customer')
  return { customer: customerOf(source, who), subscription: subscriptionOf(source, answer) }
}

function customerOf(source: unknown, customer: unknown): Customer {
  const id = readAt(readId, source, 'customer_id')
  const handed = readAt(readId, customer, 'id')
  // The customer that was passed in is another one: their name and email must not be used here.
  const own = id && handed && id !== handed ? undefined : customer
  return given<Customer>({
    id: id ?? handed,
    email: readAt(readText, own, 'email'),
    firstName: readAt(readText, own, 'first_name'),
  })
}

function subscriptionOf(source: unknown, answer: unknown): Subscription {
  const currency = readAt(readCurrency, source, 'currency_code')
  const { plan, addons } = chargebeeLines(source, answer, currency)
  const lines = plan ? [plan, ...addons] : addons
  const status = statusOf(source)
  return given<Subscription>({
    id: readAt(readId, source, 'id'),
    status,
    ...chargeOf(lines),
    ...planOf(plan),
    currency,
    startedAt: readAt(readTime, source, 'started_at', 'start_date', 'activated_at', 'created_at'),
    trialEnd: readAt(readTime, source, 'trial_end'),
    currentPeriodEnd: endOf({
      status,
      accessEnd: readAt(readTime, source, 'cancelled_at'),
      periodEnd: readAt(readTime, source, 'current_term_end', 'next_billing_at'),
    }),
    canceledAt: isEnding(status) ? readAt(readTime, source, canceledPaths[status]) : undefined,
    resumesAt: status === 'paused' ? readAt(readTime, source, 'resume_date') : undefined,
    discount: discountOf(source, lines, currency),
  })
}

/**
 * Where the time of canceling is. In a canceling subscription `cancelled_at` lies ahead: it is when the cancellation
 * takes effect.
 */
const canceledPaths = { canceled: 'cancelled_at', canceling: 'cancel_schedule_created_at' }

/** The plan's name and interval, which count for the whole subscription, addons included. */
const planOf = ({ plan, planName, interval, intervalCount }: Line = {}): Line =>
  given<Line>({ plan, planName, interval, intervalCount })

/** The status. In a trial Chargebee shows a scheduled cancellation by its date alone, so that is read as canceling. */
function statusOf(source: unknown): Status | undefined {
  const status = readAt(readStatus, source, 'status')
  const begin = readAt(readTime, source, 'current_term_start', 'trial_start', 'started_at') ?? ''
  const end = readAt(readTime, source, 'cancelled_at')
  return status && status !== 'canceled' && end && end > begin ? 'canceling' : status
}

/** The running discount. `coupons` have no figures, only `discounts` do; a coupon without its discount makes it unknown. */
function discountOf(source: unknown, lines: Line[], currency: string | undefined): RunningDiscount | undefined {
  const discounts = listAt(source, 'discounts')
  const isListed = (coupon: unknown) => discounts.some((each) => at(each, 'coupon_id') === at(coupon, 'coupon_id'))
  const coupons = listAt(source, 'coupons').filter((coupon) => !isListed(coupon))
  const read = discounts.map((discount) => readDiscount(discount, lines, currency))
  return runningDiscount([...read, ...coupons.map(() => undefined)])
}

function readDiscount(discount: unknown, lines: Line[], currency: string | undefined): BilledDiscount | undefined {
  const isOfPart = at(discount, 'apply_on') === 'specific_item_price' && lines.length > 1
  const own = readAt(readCurrency, discount, 'currency_code')
  const type = at(discount, 'type')
  const amount =
    type === 'fixed_amount' && own !== undefined && own === currency ? readAt(readMoney, discount, 'amount') : undefined
  if (isOfPart) return undefined
  return {
    percentOff: type === 'percentage' ? readAt(readPercent, discount, 'percentage') : undefined,
    amountOff: amount,
    endsAt: readAt(readTime, discount, 'apply_till'),
    isOnce: at(discount, 'duration_type') === 'one_time',
  }
}
