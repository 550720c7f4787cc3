import type { NamedOffer, Offer, Text } from '../../config/schema'
import { isHelp } from '../../flow/choice'
import type { View } from '../view'

export interface Wording {
  title: string
  body: string
  accept: string
}

/** The merchant's words where there are any, else ours for this kind of offer. */
export function wordingOf(view: View, offer: NamedOffer): Wording {
  const { title, body, acceptLabel, type } = offer
  const values = valuesOf(view, offer)
  const words = (given: Text | undefined, ...keys: string[]) => {
    const key = keys.find((name) => view.text(name)) ?? ''
    return given ? view.say(given) : view.text(key, values)
  }
  return {
    title: words(title, `${variantOf(offer)}.title`),
    body: words(body, isHelp(offer) ? 'help' : `${type}.body`),
    accept: words(acceptLabel, values.picked ? `${type}.picked` : `${type}.accept`, 'accept'),
  }
}

/** A discount reads differently with its length. */
function variantOf(offer: Offer): string {
  const hasVariants = offer.type === 'discount' && !offer.durationInMonths
  return hasVariants ? `discount.${offer.duration ?? 'once'}` : offer.type
}

interface Values extends Record<string, unknown> {
  amount?: string
  duration?: string
  picked?: string
}

function valuesOf(view: View, offer: NamedOffer): Values {
  const { money, percent, duration } = view
  if (offer.type === 'discount') {
    const { percentOff, amountOff = 0, currency = 'USD', durationInMonths = 1 } = offer
    const amount = percentOff ? percent(percentOff) : money(amountOff, currency)
    return { amount, duration: duration(durationInMonths, 'month') }
  }
  if (offer.type === 'trial_extension') return { duration: duration(offer.days, 'day') }
  if (offer.type === 'credit') {
    const { amount, currency = 'USD', periods = 1 } = offer
    return { amount: amount ? money(amount, currency) : duration(periods, view.subscription.interval ?? 'month') }
  }
  const option = optionsOf(view, offer).find(({ pick }) => pick === view.flow.picks[offer.id])
  return option ? { picked: option.label } : {}
}

export interface Option {
  pick: number | string
  label: string
  /** The price of a plan, and what is in it. */
  price?: string
  features?: string[]
}

/** What there is to pick from: lengths of a pause, plans to change to. */
export function optionsOf({ duration, price, say }: View, offer: Offer): Option[] {
  if (offer.type === 'pause') return offer.lengths.map((pick) => ({ pick, label: duration(pick, offer.unit) }))
  if (offer.type !== 'plan_change') return []
  return offer.plans.map(({ id, name, features = [], intervalCount = 1, ...plan }) => ({
    pick: id,
    label: say(name),
    price: price({ ...plan, intervalCount }),
    features: features.map(say),
  }))
}
