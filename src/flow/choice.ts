import { helpTypes } from '../config/schema/helpTypes'
import type { NamedOffer, Offer } from '../config/schema/schema'
import { isDelivery } from '../decide/offer/isDelivery'
import { pauseTimes } from '../decide/offer/pauseTimes'
import type { Customer, Subscription } from '../situation/schema'

/**
 * What accepting an offer comes to, with the config's own field names: `{ percentOff: 20 }`, `{ length: 2, unit: 'month' }`. The
 * same object goes to the handler, the screen and the events (law: picked is applied).
 */
export type Choice = Record<string, unknown>

/** An offer of help. */
export type HelpOffer = Extract<Offer, { type: 'contact' | 'booking' | 'video' | 'redirect' | 'chat' }>

/** Whether an offer helps the customer and changes nothing about the subscription: contact, booking, video, redirect or chat. */
export function isHelp<Any extends Offer>(offer: Any): offer is Extract<Any, HelpOffer> {
  return helpTypes.includes(offer.type)
}

/** The link that fulfills an offer by itself; undefined where a handler does the work, or the offer has no link. */
export function linkOf(offer: Offer, handlers: readonly string[] = []): string | undefined {
  const url = 'url' in offer ? offer.url : undefined
  const isLink = isHelp(offer) || offer.type === 'update_payment' || offer.type === 'address'
  return isLink && !handlers.includes(offer.type) ? url : undefined
}

/** What there is to pick from, by the ids of picks. */
export type Picks = readonly (string | number)[]

/** How offers come to choices. There are two: one for pages without offers about deliveries, and the whole. */
export interface Choosing {
  /** What the customer has to pick one of before they can accept; empty where there is nothing to pick. */
  picksOf(offer: NamedOffer, about: ChoiceContext): Picks
  /** The choice that accepting comes to; undefined while the pick is missing, or is not one that the offer has. */
  choiceFor(offer: NamedOffer, pick: unknown, about: ChoiceContext): Choice | undefined
}

/** What a choice depends on beside the offer and the pick: a pause may begin at the end of the paid period. */
export interface ChoiceContext {
  subscription: Subscription | undefined
  /** Who gets deliveries: their time zone, and their other addresses. */
  customer?: Customer | undefined
  now: Date
  /** When the flow was opened. Days of deliveries count from it, so that none that the customer has picked is gone at midnight. */
  openedAt?: Date
}

/** What the customer has to pick one of before they can accept: a length of a pause, or a plan. Empty for other offers. */
export function picksOf(offer: NamedOffer): Picks {
  if (offer.type === 'pause') return offer.lengths
  return offer.type === 'plan_change' ? offer.plans.map(({ id }) => id) : []
}

/** The choice that accepting an offer comes to; undefined while the pick is missing or is not one that the offer has. */
export function choiceFor(
  offer: NamedOffer,
  pick: unknown,
  { subscription = {}, now }: ChoiceContext,
): Choice | undefined {
  const bundle = offer.with && { with: offer.with }
  if (offer.type === 'pause') {
    const { unit, lengths, starts } = offer
    const length = lengths.find((one) => one === pick)
    if (length === undefined) return undefined
    return { length, unit, ...pauseTimes({ length, unit, starts }, subscription, now), ...bundle }
  }
  if (offer.type === 'plan_change') {
    const plan = offer.plans.find(({ id }) => id === pick)
    if (!plan) return undefined
    const { id: planId, amount, currency, interval, intervalCount = 1 } = plan
    return { planId, amount, currency, interval, intervalCount, ...bundle }
  }
  // Their choices are made by wholeChoosing, which most pages do not load.
  if (isDelivery(offer)) return undefined
  const terms = Object.entries(offer).filter(([key]) => !notTerms.includes(key))
  return { ...Object.fromEntries(terms), ...(offer.type === 'custom' && pick !== undefined && { result: pick }) }
}

/** The fields of an offer that are no terms: they identify it, or are text and links for its screen. */
const notTerms = [
  'id',
  'type',
  'title',
  'body',
  'acceptLabel',
  'declineLabel',
  'limit',
  'then',
  'url',
  'captions',
  'minutes',
  'image',
  'person',
]

/** How offers come to choices where none is about deliveries. */
export const plainChoosing: Choosing = { picksOf, choiceFor }
