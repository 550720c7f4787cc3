import type { NamedOffer, Offer } from '../config/schema'
import { ClaimError } from './claimError'

type Choice = Record<string, unknown>
type Terms<T extends Offer['type']> = (offer: Extract<Offer, { type: T }>, claimed: Choice) => Choice

/**
 * The choice in the config's own terms. Throws a ClaimError (other_choice) when the claim names a length or plan that the
 * offer doesn't have, or any other figure than the offer's; what the offer says nothing about is left out.
 */
export function grantedChoice(offer: NamedOffer, claimed: unknown): Choice {
  const choice = typeof claimed === 'object' && claimed !== null ? (claimed as Choice) : {}
  const read = terms[offer.type] as Terms<Offer['type']> | undefined
  const granted = Object.entries(read?.(offer as never, choice) ?? {}).filter(([, value]) => value !== undefined)
  for (const [name, value] of granted) {
    if (Object.hasOwn(choice, name) && JSON.stringify(choice[name]) !== JSON.stringify(value)) {
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
  const got = (JSON.stringify(value) ?? 'nothing').slice(0, 80)
  return new ClaimError('other_choice', `claim.choice.${name}: expected ${JSON.stringify(expected)}, got ${got}.`)
}
