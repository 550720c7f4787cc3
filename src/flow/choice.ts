import { helpTypes } from '../config/schema/helpTypes'
import type { NamedOffer, Offer } from '../config/schema/schema'
import { pauseTimes } from '../decide/offer/pauseTimes'
import type { Subscription } from '../situation/schema'

/**
 * What accepting an offer comes to, with the config's own field names: `{ percentOff: 20 }`, `{ length: 2, unit: 'month' }`. The
 * same object goes to the handler, the screen and the events (law: picked is applied).
 */
export type Choice = Record<string, unknown>

/** An offer of help. */
export type HelpOffer = Extract<Offer, { type: 'contact' | 'booking' | 'video' | 'redirect' }>

/** Whether an offer helps the customer and changes nothing about the subscription: contact, booking, video or redirect. */
export function isHelp<Any extends Offer>(offer: Any): offer is Extract<Any, HelpOffer> {
  return helpTypes.includes(offer.type)
}

/** The link that fulfills an offer by itself; undefined where a handler does the work, or the offer has no link. */
export function linkOf(offer: Offer, handlers: readonly string[] = []): string | undefined {
  const url = 'url' in offer ? offer.url : undefined
  const isLink = isHelp(offer) || offer.type === 'update_payment'
  return isLink && !handlers.includes(offer.type) ? url : undefined
}

/** Whether the customer first has to pick something: how long to pause, or which plan to change to. */
export function needsPick(offer: Offer): boolean {
  return offer.type === 'pause' || offer.type === 'plan_change'
}

/** What a choice depends on beside the offer and the pick: a pause may begin at the end of the paid period. */
export interface ChoiceContext {
  subscription: Subscription | undefined
  now: Date
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
  'url',
  'captions',
  'minutes',
  'image',
  'person',
]
