import type { NamedOffer } from '../../../config/schema/schema'
import { isHelp } from '../../../flow/choice'
import { type Price, priceOf } from '../../../flow/price'
import { priceDifference } from '../../../flow/priceDifference'
import { isComparable, planPrice, termsOf } from '../../../flow/terms'
import type { View } from '../../first/view'
import type { PickOption } from './pickOption'

/** The texts of one offer. */
export interface Wording {
  title: string
  body: string
  /** The label of the button that accepts it. */
  accept: string
  /** What was accepted, in one line for the receipt. */
  summary: string
}

/** The merchant's texts where there are any, else ours for this type of offer. */
export function wordingOf(view: View, offer: NamedOffer): Wording {
  const { say, text } = view
  const { type } = offer
  const values = valuesOf(view, offer)
  const title = say(offer.title, titleKey(view, offer, values), values)
  const accept = say(offer.acceptLabel, `${type}.accept`, values) || text('accept')
  const body = say(offer.body, isHelp(offer) && type !== 'chat' ? 'help' : `${type}.body`)
  return { title, body, accept, summary: values.picked ? accept : title }
}

/** The key of our title. A discount's depends on how long it runs; without a known currency, the title names no amount. */
function titleKey({ subscription, now }: View, offer: NamedOffer, { amount }: Values): string {
  const { type } = offer
  if (type !== 'discount' && type !== 'credit') return `${type}.title`
  if (!amount) return type === 'credit' && offer.periods ? 'credit.periods.title' : 'custom.title'
  if (type === 'credit') return 'credit.title'
  const { isOnce } = termsOf(offer, subscription, {}, now)
  if (offer.durationInMonths) return isOnce ? 'discount.once.title' : 'discount.title'
  return `discount.${offer.duration ?? 'once'}.title`
}

/** What is filled into the texts of an offer. */
export interface Values {
  amount?: string | undefined
  duration?: string
  n?: number
  picked?: string | undefined
}

/** What is filled into the texts of an offer; what is not known is absent. */
export function valuesOf(view: View, offer: NamedOffer): Values {
  const { money, percent, duration, subscription, flow } = view
  if (offer.type === 'discount') {
    const { percentOff, amountOff = 0, currency, durationInMonths = 1 } = offer
    const amount = percentOff ? percent(percentOff) : money(amountOff, currency ?? subscription.currency)
    return { amount, duration: duration(durationInMonths, 'month') }
  }
  if (offer.type === 'trial_extension') return { duration: duration(offer.days, 'day') }
  if (offer.type === 'credit') {
    const { amount, currency, periods = 1 } = offer
    const { interval, intervalCount = 1 } = subscription
    if (amount) return { amount: money(amount, currency ?? subscription.currency) }
    return { n: periods, amount: interval && duration(periods * intervalCount, interval) }
  }
  return { picked: optionsOf(view, offer).find(({ id }) => id === flow.picks[offer.id])?.label }
}

/** What an offer has to pick from: lengths of a pause, plans to change to, days, products; empty for other offers. */
export function optionsOf(view: View, offer: NamedOffer): PickOption[] {
  const { duration, price, say, subscription } = view
  if (offer.type === 'pause') return offer.lengths.map((id) => ({ id, label: duration(id, offer.unit) }))
  if (offer.type !== 'plan_change') return view.more?.optionsOf(view, offer) ?? []
  return offer.plans.map((plan) => ({
    id: plan.id,
    label: say(plan.name).trim() || plan.id,
    price: price(planPrice(plan, subscription)),
    difference: differenceOf(view, planPrice(plan, subscription)),
    features: (plan.features ?? []).map((feature) => say(feature)),
  }))
}

function differenceOf({ text, price, subscription, now }: View, plan: Price): string | undefined {
  const isKnown = isComparable(subscription, now.toISOString())
  const amount = isKnown ? priceDifference(plan, priceOf(subscription, now)) : undefined
  const difference = amount ? price({ ...plan, amount: Math.abs(amount) }) : undefined
  return difference && text(Number(amount) < 0 ? 'less' : 'more', { price: difference })
}
