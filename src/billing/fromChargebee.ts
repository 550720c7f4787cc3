import type { Billed } from '../situation/billers/billed'
import { fromChargebee as read } from '../situation/billers/fromChargebee'
import { sayOnce } from './sayOnce'

/**
 * What Chargebee's subscription says, as `customer` and `subscription` of a Situation; of both product catalogs, alone, in the
 * API's answer (which has the customer, too), in a webhook's event, or in a list of one. Retrieve it with `include_discounts`
 * for a discount, and add the `item_price` to the answer for the plan's name. It never throws: what cannot be read is absent,
 * and the console says once where it is no such subscription.
 */
export function fromChargebee(subscription: Parameters<typeof read>[0], customer?: Parameters<typeof read>[1]): Billed {
  return sayOnce(subscription, 'Chargebee', read(subscription, customer))
}
