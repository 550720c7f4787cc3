import { helpTypes } from '../config/schema/helpTypes'
import type { NamedOffer, Offer } from '../config/schema/schema'
import { pauseTimes } from '../decide/offer/pauseTimes'
import type { Subscription } from '../situation/schema'

/** What the customer picked, in the words of the config: what the handler gets, the screen says and the event holds. */
export type Choice = Record<string, unknown>

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

export interface ChoiceContext {
  subscription: Subscription | undefined
  now: Date
}

/** The choice an accepted offer stands for; undefined while a pick is missing or is none of the offer's. */
export function choiceFor(offer: NamedOffer, pick: unknown, { subscription = {}, now }: ChoiceContext): Choice | undefined {
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

/** What an offer says about itself beside its terms. */
const notTerms = ['id', 'type', 'title', 'body', 'acceptLabel', 'declineLabel', 'limit', 'url', 'captions']
