import type { Offer } from './schema'

/** The names of handlers that could perform an offer: its type, and a custom one's own name. */
export function performedBy(offer: Offer): string[] {
  return offer.type === 'custom' ? [offer.type, offer.name] : [offer.type]
}
