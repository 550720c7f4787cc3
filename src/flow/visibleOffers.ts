import type { NamedOffer } from '../config/schema/schema'
import type { Flow } from './flow'

/** The offers on the screen: all where they stand side by side, else the current one. */
export function visibleOffers({ offers, offerIndex, together }: Flow): readonly NamedOffer[] {
  return together ? offers : offers.slice(offerIndex, offerIndex + 1)
}
