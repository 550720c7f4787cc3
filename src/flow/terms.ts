import type { Offer } from '../config/schema'
import type { Interval, Subscription } from '../situation/schema'
import { addTo, readDate } from './calendar'
import type { Choice } from './choice'

/** A price of a subscription: minor units of a currency, every so many intervals. */
export interface Price {
  amount: number
  currency: string
  interval: Interval
  intervalCount: number
}

/** The numbers of an offer for this subscription; what is not known is absent, never guessed. */
export interface Terms {
  now?: Price
  /** What is paid while the offer runs. */
  reduced?: Price
  /** What is paid once it has run out; absent when it doesn't. */
  after?: Price
  /** The next charge under the offer. */
  nextCharge?: Date
  /** When `after` begins, a pause ends, or an extended trial ends. */
  until?: Date
}

export function termsOf(offer: Offer, subscription: Subscription, choice: Choice, now: Date): Terms {
  const price = priceOf(subscription)
  const charge = readDate(subscription.currentPeriodEnd)
  const known: Terms = { ...(price && { now: price }), ...(charge && { nextCharge: charge }) }
  if (offer.type === 'discount') return discountTerms(offer, known)
  if (offer.type === 'pause') return pauseTerms(known, choice)
  if (offer.type === 'plan_change') return planTerms(offer, known, choice)
  if (offer.type === 'trial_extension') return trialTerms(subscription, known, offer.days, now)
  return offer.type === 'credit' ? creditTerms(offer, known) : known
}

/** What is paid at each charge, quantity included. */
export function priceOf(subscription: Subscription): Price | undefined {
  const { amount, currency, interval, intervalCount = 1, quantity = 1 } = subscription
  if (typeof amount !== 'number' || !currency || !interval) return undefined
  return { amount: amount * quantity, currency, interval, intervalCount }
}

function discountTerms(offer: Extract<Offer, { type: 'discount' }>, known: Terms): Terms {
  if (!known.now) return known
  const { percentOff = 0, amountOff = 0, duration = 'once', durationInMonths } = offer
  const amount = Math.max(0, Math.round(known.now.amount * (1 - percentOff / 100)) - amountOff)
  const reduced = { ...known, reduced: { ...known.now, amount } }
  if (!durationInMonths && duration === 'forever') return reduced
  const { nextCharge } = known
  if (!nextCharge) return { ...reduced, after: known.now }
  const until = durationInMonths
    ? addTo(nextCharge, durationInMonths, 'month')
    : addTo(nextCharge, known.now.intervalCount, known.now.interval)
  return { ...reduced, after: known.now, until }
}

function pauseTerms({ now: price }: Terms, { resumesAt }: Choice): Terms {
  const until = readDate(resumesAt)
  return { ...(price && { now: price, after: price }), ...(until && { until, nextCharge: until }) }
}

function planTerms({ plans }: Extract<Offer, { type: 'plan_change' }>, known: Terms, { planId }: Choice): Terms {
  const plan = plans.find(({ id }) => id === planId)
  if (!plan) return known
  const { amount, currency, interval, intervalCount = 1 } = plan
  return { ...known, reduced: { amount, currency, interval, intervalCount } }
}

function trialTerms(subscription: Subscription, known: Terms, days: number, now: Date): Terms {
  const end = readDate(subscription.trialEnd) ?? now
  const until = addTo(end < now ? now : end, days, 'day')
  return { ...known, ...(known.now && { after: known.now }), until, nextCharge: until }
}

function creditTerms({ amount, periods }: Extract<Offer, { type: 'credit' }>, known: Terms): Terms {
  const { now: price, nextCharge } = known
  if (periods && price && nextCharge) {
    return { ...known, after: price, nextCharge: addTo(nextCharge, periods * price.intervalCount, price.interval) }
  }
  if (!amount || !price) return known
  return { ...known, reduced: { ...price, amount: Math.max(0, price.amount - amount) }, after: price }
}
