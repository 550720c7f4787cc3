import type { NamedOffer, Offer } from '../../config/schema'
import { isHelp } from '../../flow/choice'
import { priceDifference } from '../../flow/priceDifference'
import { type Price, priceOf } from '../../flow/terms'
import type { View } from '../view'

export interface Wording {
  title: string
  body: string
  accept: string
  /** What was taken, in one line. */
  summary: string
}

/** The merchant's words where there are any, else ours for this kind of offer. */
export function wordingOf(view: View, offer: NamedOffer): Wording {
  const { say, text } = view
  const { type } = offer
  const values = valuesOf(view, offer)
  const title = say(offer.title, `${variantOf(offer)}.title`, values)
  const accept = say(offer.acceptLabel, `${type}.accept`, values) || text('accept')
  const body = say(offer.body, isHelp(offer) ? 'help' : `${type}.body`)
  return { title, body, accept, summary: values.picked ? accept : title }
}

/** A discount reads differently with its length. */
function variantOf(offer: Offer): string {
  const hasVariants = offer.type === 'discount' && !offer.durationInMonths
  return hasVariants ? `discount.${offer.duration ?? 'once'}` : offer.type
}

interface Values {
  amount?: string
  duration?: string
  picked?: string | undefined
}

function valuesOf(view: View, offer: NamedOffer): Values {
  const { money, percent, duration, subscription, flow } = view
  if (offer.type === 'discount') {
    const { percentOff, amountOff = 0, currency, durationInMonths = 1 } = offer
    const amount = percentOff ? percent(percentOff) : money(amountOff, currency ?? subscription.currency)
    return { amount, duration: duration(durationInMonths, 'month') }
  }
  if (offer.type === 'trial_extension') return { duration: duration(offer.days, 'day') }
  if (offer.type === 'credit') {
    const { amount, currency, periods = 1 } = offer
    return {
      amount: amount
        ? money(amount, currency ?? subscription.currency)
        : duration(periods, subscription.interval ?? 'month'),
    }
  }
  return { picked: optionsOf(view, offer).find(({ id }) => id === flow.picks[offer.id])?.label }
}

export interface Option {
  id: number | string
  label: string
  /** The price of a plan, how that differs from the one now, and what is in it. */
  price?: string | undefined
  difference?: string | undefined
  features?: string[]
}

/** What there is to pick from: lengths of a pause, plans to change to. */
export function optionsOf(view: View, offer: Offer): Option[] {
  const { duration, price, say } = view
  if (offer.type === 'pause') return offer.lengths.map((id) => ({ id, label: duration(id, offer.unit) }))
  if (offer.type !== 'plan_change') return []
  return offer.plans.map(({ id, name, features = [], intervalCount = 1, ...plan }) => ({
    id,
    label: say(name),
    price: price({ ...plan, intervalCount }),
    difference: differenceOf(view, { ...plan, intervalCount }),
    features: features.map((feature) => say(feature)),
  }))
}

function differenceOf({ text, price, subscription }: View, plan: Price): string | undefined {
  const amount = priceDifference(plan, priceOf(subscription))
  return amount
    ? text(amount < 0 ? 'less' : 'more', { price: price({ ...plan, amount: Math.abs(amount) }) })
    : undefined
}
