import type { NamedOffer } from '../../config/schema/schema'
import type { Value } from './value'

/** How often one offer is shown, and what that is worth. */
export interface OfferTally {
  offer: NamedOffer
  shown: number
  rules: Map<string, number>
  /** What those who are shown the offer pay and would be given, by currency. */
  value: Map<string, Value>
}
