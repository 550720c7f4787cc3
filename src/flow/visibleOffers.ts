import type { NamedOffer } from '../config/schema/schema'
import type { Flow } from './flow'

/** The offers on the screen. */
export function visibleOffers({ offers, offerIndex, together }: Flow): readonly NamedOffer[] {
  return together ? offers : offers.slice(offerIndex, offerIndex + 1)
}
