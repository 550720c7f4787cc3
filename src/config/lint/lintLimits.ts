import { at, type Problem } from '../check/problem'
import type { Config, Offer } from '../schema/schema'
import { spotAt, warning } from './finding'
import { isLimited } from './isLimited'

/** Finds offers that give something away and can be taken at every cancellation: who knows that presses cancel for them. */
export function lintLimits({ offers = {} }: Config): Problem[] {
  return Object.entries(offers).flatMap(([id, offer]) => {
    const advice = adviceFor(offer)
    if (advice === undefined || isLimited(offer)) return []
    const message = `without a limit this ${offer.type.replace('_', ' ')} can be taken again and again, at every press of cancel`
    return [warning(spotAt(at('offers', id)), message, `Add "limit": ${advice}`)]
  })
}

/** The limit to begin with; undefined for an offer that gives nothing away, or something that is paid for. */
function adviceFor(offer: Offer): string | undefined {
  const once = '{ "maxAccepts": 1 }, once a customer.'
  const yearly = '{ "cooldownDays": 365 }, once a year, or { "maxAccepts": 1 }, once a customer.'
  if (offer.type === 'trial_extension') return once
  if (offer.type === 'discount') return offer.duration === 'forever' ? once : yearly
  return offer.type === 'credit' ? yearly : undefined
}
