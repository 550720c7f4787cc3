import type { Billed } from '../situation/billers/billed'
import { fromRecurly as read } from '../situation/billers/fromRecurly'
import { sayOnce } from './sayOnce'

/**
 * What Recurly's subscription says, as `customer` and `subscription` of a Situation; as the API gives it or as Recurly's Node
 * client does, alone or in a list of one. A subscription does not say how often it is charged, its plan does: hand it over as
 * the second argument. Without it the interval is that of the current period where this is exactly so many months or days.
 * Amounts become minor units by ISO 4217. It never throws: what cannot be read is absent, and the console says once where it
 * is no such subscription.
 */
export function fromRecurly(subscription: Parameters<typeof read>[0], plan?: Parameters<typeof read>[1]): Billed {
  return sayOnce(subscription, 'Recurly', read(subscription, plan))
}
