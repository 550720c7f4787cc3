import { at, type Problem } from '../check/problem'
import type { Config, Offer } from '../schema/schema'

/** Offers that nothing on the page performs, where it is known what the page performs. */
export function lintHandlers({ offers = {} }: Config, handlers: readonly string[] | undefined): Problem[] {
  if (!handlers) return []
  return Object.entries(offers).flatMap(([id, offer]) => {
    const names = namesOf(offer)
    if (!names.length || names.some((name) => handlers.includes(name))) return []
    const message = `no handler performs it (there is ${handlers.join(', ') || 'none'}), so it is never offered`
    const mend = `Register a handler for ${names.join(' or ')}, or set an actions URL.`
    return [{ severity: 'error', path: at('offers', id), message, mend }]
  })
}

/** The handlers that could perform an offer; none for one that is followed by its link. */
function namesOf(offer: Offer): string[] {
  if ('url' in offer && offer.url !== undefined) return []
  return offer.type === 'custom' ? [offer.name, offer.type] : [offer.type]
}
