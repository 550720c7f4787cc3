import type { NamedOffer } from '../../config/schema/schema'
import type { Value } from './value'

/** How often one offer was shown, by which rules, and to whom. */
export interface OfferTally {
  offer: NamedOffer
  shown: number
  rules: Map<string, number>
  /** What everyone who is shown it is worth and would be given, by currency. */
  value: Map<string, Value>
}
