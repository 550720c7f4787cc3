import { at, type Problem } from '../check/problem'
import type { Config, Offer } from '../schema/schema'
import { nearest } from './nearest'

/** Finds offers without a handler on the page (law: picked is applied). Finds nothing where the handlers are unknown. */
export function lintHandlers({ offers = {} }: Config, handlers: readonly string[] | undefined): Problem[] {
  if (!handlers) return []
  return Object.entries(offers).flatMap(([id, offer]) => {
    const names = namesOf(offer)
    if (!names.length || names.some((name) => handlers.includes(name))) return []
    const message = `no handler performs it (there is ${handlers.join(', ') || 'none'}), so it is never offered`
    const slip = names.map((name) => nearest(name, handlers)).find((name) => name !== undefined)
    const meant = slip === undefined ? '' : `Did you mean ${names[0]} by ${slip}? `
    const mend = `${meant}Register a handler for ${names.join(' or ')}, or set an actions URL.`
    return [{ severity: 'error', path: at('offers', id), message, mend }]
  })
}

/** The handlers that could perform an offer; none for an offer whose link the customer follows, or that the page's messenger takes. */
export function namesOf(offer: Offer): string[] {
  if (offer.type === 'chat') return []
  if ('url' in offer && offer.url !== undefined) return []
  return offer.type === 'custom' ? [offer.name, offer.type] : [offer.type]
}
