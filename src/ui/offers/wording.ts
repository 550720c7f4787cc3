import type { Offer, OfferType } from '../../config/schema'
import type { TextKey } from '../languages/en'
import type { View } from '../view'

export interface Wording {
  title: string
  body?: string
  accept: string
  /** Said when accept was pressed before anything was picked. */
  pickFirst?: string
}

type Words = Record<'title' | 'accept', TextKey> & { body?: TextKey; pickFirst?: TextKey }

const words: Record<OfferType, Words> = {
  discount: { title: 'discountTitle', body: 'discountBody', accept: 'accept' },
  pause: { title: 'pauseTitle', body: 'pauseBody', accept: 'pauseAccept', pickFirst: 'pickLength' },
  plan_change: { title: 'planTitle', body: 'planBody', accept: 'planAccept', pickFirst: 'pickPlan' },
  trial_extension: { title: 'trialTitle', body: 'trialBody', accept: 'trialAccept' },
  credit: { title: 'creditTitle', body: 'creditBody', accept: 'creditAccept' },
  update_payment: { title: 'paymentTitle', body: 'paymentBody', accept: 'paymentAccept' },
  contact: { title: 'contactTitle', body: 'contactBody', accept: 'contactAccept' },
  booking: { title: 'bookingTitle', body: 'bookingBody', accept: 'bookingAccept' },
  video: { title: 'videoTitle', body: 'videoBody', accept: 'videoAccept' },
  redirect: { title: 'redirectTitle', body: 'redirectBody', accept: 'redirectAccept' },
  custom: { title: 'customTitle', accept: 'accept' },
}

/** The merchant's words where there are any, else ours for this kind of offer. */
export function wordingOf(view: View, offer: Offer, pick: unknown): Wording {
  const { title, body, acceptLabel } = offer
  const { body: ourBody, pickFirst, ...our } = words[offer.type]
  return {
    title: title ? view.say(title) : ourTitle(view, offer, our.title),
    ...(body ? { body: view.say(body) } : ourBody && { body: view.text(ourBody) }),
    accept: acceptLabel ? view.say(acceptLabel) : ourAccept(view, offer, pick, our.accept),
    ...(pickFirst && { pickFirst: view.text(pickFirst) }),
  }
}

function ourTitle({ text, format }: View, offer: Offer, key: TextKey): string {
  if (offer.type === 'discount') {
    const { percentOff, amountOff = 0, currency = 'USD', duration, durationInMonths } = offer
    const amount = percentOff ? format.percent(percentOff) : format.money(amountOff, currency)
    if (durationInMonths) return text('discountTitle', { amount, duration: format.duration(durationInMonths, 'month') })
    return text(duration === 'forever' ? 'discountTitleForever' : 'discountTitleOnce', { amount })
  }
  if (offer.type === 'trial_extension') return text(key, { duration: format.duration(offer.days, 'day') })
  if (offer.type === 'credit') {
    const { amount, currency = 'USD', periods = 1 } = offer
    return amount
      ? text('creditTitle', { amount: format.money(amount, currency) })
      : text('creditTitlePeriods', { duration: format.duration(periods, 'month') })
  }
  return text(key)
}

function ourAccept({ text, format, say }: View, offer: Offer, pick: unknown, key: TextKey): string {
  if (offer.type === 'pause' && typeof pick === 'number') {
    return text('pauseAcceptFor', { duration: format.duration(pick, offer.unit) })
  }
  const plan = offer.type === 'plan_change' && offer.plans.find(({ id }) => id === pick)
  return plan ? text('planAcceptTo', { plan: say(plan.name) }) : text(key)
}
