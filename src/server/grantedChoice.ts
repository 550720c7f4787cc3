import type { NamedOffer, Offer } from '../config/schema'
import { canonicalJson } from './canonicalJson'
import { ClaimError } from './claimError'
import { quoted } from './quoted'

type Choice = Record<string, unknown>
type Terms<T extends Offer['type']> = (offer: Extract<Offer, { type: T }>, claimed: Choice) => Choice

/**
 * The choice in the config's own terms. Throws a ClaimError (other_choice) when the claim names a length or plan that the
 * offer doesn't have, or any other figure than the offer's; what the offer says nothing about is left out.
 */
export function grantedChoice(offer: NamedOffer, choice: Choice): Choice {
  const read = terms[offer.type] as Terms<Offer['type']> | undefined
  const own = { ...read?.(offer as never, choice), with: offer.with }
  const granted = Object.entries(own).filter(([, value]) => value !== undefined)
  for (const [name, value] of granted) {
    if (Object.hasOwn(choice, name) && canonicalJson(choice[name]) !== canonicalJson(value)) {
      throw otherChoice(name, value, choice[name])
    }
  }
  return Object.fromEntries(granted)
}

const terms: { [T in Offer['type']]?: Terms<T> } = {
  discount: ({ percentOff, amountOff, currency, duration, durationInMonths, couponId }) => ({
    percentOff,
    amountOff,
    currency,
    duration: durationInMonths ? undefined : (duration ?? 'once'),
    durationInMonths,
    couponId,
  }),
  pause: ({ lengths, unit }, { length }) => ({ length: picked('length', lengths, length), unit }),
  plan_change: ({ plans }, { planId }) => {
    const ids = plans.map(({ id }) => id)
    const { id, amount, currency, interval, intervalCount } = plans[ids.indexOf(picked('planId', ids, planId))] ?? {}
    return { planId: id, amount, currency, interval, intervalCount }
  },
  trial_extension: ({ days }) => ({ days }),
  credit: ({ amount, currency, periods }) => ({ amount, currency, periods }),
  custom: ({ name, data }) => ({ name, data }),
}

function picked<T>(name: string, offered: readonly T[], value: unknown): T {
  const found = offered.find((one) => one === value)
  if (found === undefined) throw otherChoice(name, offered, value)
  return found
}

function otherChoice(name: string, expected: unknown, value: unknown): ClaimError {
  const message = `claim.choice.${name}: expected ${JSON.stringify(expected)}, got ${quoted(value)}.`
  return new ClaimError('other_choice', message)
}
