import type { NamedOffer, Offer } from '../config/schema/schema'
import { runningDiscount } from '../decide/figures'
import { discountedCharges } from '../decide/offer/discountedCharges'
import { nextCharge } from '../decide/offer/nextCharge'
import { later } from '../situation/moment'
import { periodEnd } from '../situation/periodEnd'
import type { Subscription } from '../situation/schema'
import type { Choice } from './choice'
import { lessPercent, type Price, priceAt, priceOf } from './price'

/** What an offer comes to for one subscription. What is not known is absent, never guessed. Times are RFC 3339, or a day alone. */
export interface Terms {
  /** The next charge without the offer. */
  now?: Price
  /** What is paid while the offer runs. */
  reduced?: Price
  /** Whether `reduced` is paid only once, at the next charge. */
  isOnce?: boolean
  /** What is paid after the offer has run out; absent when it does not run out. */
  after?: Price
  /** When the next charge under the offer is. */
  nextCharge?: string
  /** When a pause, or another plan, begins. */
  from?: string
  /** When `after` is first charged, a pause ends, or an extended trial ends. */
  until?: string
}

/** What the terms of an offer are computed from. */
interface TermsInput {
  subscription: Subscription
  choice: Choice
  /** RFC 3339. */
  now: string
  /** The terms that hold without the offer. */
  known: Terms
}

type TermsOf<Type extends Offer['type']> = (offer: Extract<Offer, { type: Type }>, input: TermsInput) => Terms

/** What an offer comes to for this subscription, given the choice that the customer has made. */
export function termsOf(offer: Offer, subscription: Subscription, choice: Choice, time: Date): Terms {
  const now = time.toISOString()
  const charge = nextCharge(subscription, now)
  const price = priceOf(subscription, time)
  const known: Terms = { ...(price && { now: price }), ...(charge && { nextCharge: charge }) }
  const find = terms[offer.type] as TermsOf<Offer['type']> | undefined
  return find?.(offer, { subscription, choice, now, known }) ?? known
}

/** How each type of offer changes the terms; a type that is not here changes nothing. */
const terms: { [Type in Offer['type']]?: TermsOf<Type> } = {
  discount(offer, { subscription, now, known }) {
    const { percentOff = 0, amountOff = 0, durationInMonths } = offer
    const charges = discountedCharges(offer, subscription, now)
    if (!known.now || !charges) return known
    const amount = Math.max(0, lessPercent(known.now.amount, percentOff) - amountOff)
    const isOnce = isOneCharge(charges, durationInMonths, { subscription, known })
    return lasting(charges, { ...known, reduced: { ...known.now, amount }, ...(isOnce && { isOnce }) }, subscription)
  },
  pause(_, { subscription, choice, now, known: { now: price } }) {
    const [from, until] = [choice.startsAt, choice.resumesAt].map((time) =>
      typeof time === 'string' ? time : undefined,
    )
    const after = priceAt(subscription, until ?? now)
    return {
      ...(price && { now: price }),
      ...(after && { after }),
      ...(from && { from }),
      ...(until && { until, nextCharge: until }),
    }
  },
  plan_change({ plans, starts }, { subscription, choice, now, known }) {
    const plan = plans.find(({ id }) => id === choice.planId)
    if (!plan) return known
    const { now: price, ...rest } = known
    const reduced = planPrice(plan, subscription)
    const from = starts === 'now' ? now : starts && known.nextCharge
    return { ...rest, reduced, ...(from && { from }), ...(price && isComparable(subscription, now) && { now: price }) }
  },
  swap(_, { subscription, choice, known }) {
    const { interval, intervalCount = 1, quantity = 1 } = subscription
    const { amount, currency = subscription.currency } = choice
    if (typeof amount !== 'number' || typeof currency !== 'string' || !interval) return known
    return { ...known, reduced: { amount: amount * quantity, currency, interval, intervalCount } }
  },
  trial_extension({ days }, { subscription, now, known }) {
    const end = periodEnd(subscription)
    const until = end && later(nextCharge(subscription, now) ?? now, days, 'day')
    const after = priceAt(subscription, until ?? now)
    return { ...known, ...(after && { after }), ...(until && { until, nextCharge: until }) }
  },
  credit({ amount = 0, periods }, { subscription, known }) {
    const { now: price } = known
    if (!price) return known
    const reduced = { ...price, amount: periods ? 0 : Math.max(0, price.amount - amount) }
    const once = { ...known, reduced, ...((periods ?? 1) === 1 && { isOnce: true }) }
    // The rest of a credit may reduce the next charge too, so the price after it is known but not its day.
    return amount > price.amount ? { ...once, after: price } : lasting(periods ?? 1, once, subscription)
  },
}

/** Adds what is paid after a number of charges, and when that begins. */
function lasting(charges: number, known: Terms, subscription: Subscription): Terms {
  const { now: price, nextCharge: charge } = known
  if (!price || charges === Number.POSITIVE_INFINITY) return known
  const until = charge && later(charge, charges * price.intervalCount, price.interval)
  const after = until ? priceAt(subscription, until) : price
  return { ...known, ...(after && { after }), ...(until && { until }) }
}

/**
 * Whether a discount is known to reduce one charge and no more. Where the day of the next charge is not known, that holds only for
 * a discount that is exactly as many months long as the plan's period.
 */
function isOneCharge(
  charges: number,
  months: number | undefined,
  { subscription, known }: Pick<TermsInput, 'subscription' | 'known'>,
): boolean {
  const { interval, intervalCount = 1 } = subscription
  if (charges !== 1 || !months || known.nextCharge) return charges === 1
  return months === { day: 0, week: 0, month: 1, year: 12 }[interval ?? 'day'] * intervalCount
}

type Plan = Extract<NamedOffer, { type: 'plan_change' }>['plans'][number]

/** What another plan costs for as many seats as the subscription has. */
export function planPrice({ amount, currency, interval, intervalCount = 1 }: Plan, subscription: Subscription): Price {
  return { amount: amount * (subscription.quantity ?? 1), currency, interval, intervalCount }
}

/** Whether the price now can be compared to another plan's. Not under a running discount: it may or may not go along. */
export function isComparable(subscription: Subscription, now: string): boolean {
  return !runningDiscount(subscription, now)
}
