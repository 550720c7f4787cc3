import type { NamedOffer, Offer } from '../config/schema'
import { addTo } from './calendar'

/** What the customer picked, in the words of the config: what the handler gets, the screen says and the event holds. */
export type Choice = Record<string, unknown>

type Maker<T extends Offer['type']> = (offer: Extract<Offer, { type: T }>, pick: unknown, now: Date) => Choice

/** Help is followed, not applied: it changes nothing about the subscription. */
export const helpTypes: readonly string[] = ['contact', 'booking', 'video', 'redirect']

export function isHelp(offer: Offer): boolean {
  return helpTypes.includes(offer.type)
}

/** An offer that a link alone fulfils; no handler is asked. */
export function linkOf(offer: Offer, handlers: readonly string[] = []): string | undefined {
  const url = 'url' in offer ? offer.url : undefined
  const isLink = isHelp(offer) || offer.type === 'update_payment'
  return isLink && !handlers.includes(offer.type) ? url : undefined
}

/** Whether the customer has to say how long or which one first. */
export function needsPick(offer: Offer): boolean {
  return offer.type === 'pause' || offer.type === 'plan_change'
}

/** The choice an accepted offer stands for; undefined while a pick is missing or is none of the offer's. */
export function choiceFor(offer: NamedOffer, pick: unknown, now: Date): Choice | undefined {
  if (offer.type === 'pause' && !offer.lengths.includes(pick as number)) return undefined
  if (offer.type === 'plan_change' && !offer.plans.some((plan) => plan.id === pick)) return undefined
  const make = makers[offer.type] as Maker<Offer['type']> | undefined
  return make ? withoutGaps(make(offer as never, pick, now)) : {}
}

const makers: { [T in Offer['type']]?: Maker<T> } = {
  discount: ({ percentOff, amountOff, currency, duration, durationInMonths, couponId }) => ({
    percentOff,
    amountOff,
    currency,
    duration: durationInMonths ? undefined : (duration ?? 'once'),
    durationInMonths,
    couponId,
  }),
  pause: ({ unit }, length, now) => ({
    length,
    unit,
    resumesAt: addTo(now, length as number, unit).toISOString(),
  }),
  plan_change: ({ plans }, planId) => {
    const plan = plans.find(({ id }) => id === planId)
    return { planId, amount: plan?.amount, currency: plan?.currency, interval: plan?.interval }
  },
  trial_extension: ({ days }) => ({ days }),
  credit: ({ amount, currency, periods }) => ({ amount, currency, periods }),
  custom: ({ name, data }) => ({ name, data }),
}

function withoutGaps(choice: Choice): Choice {
  return Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== undefined))
}
