import type { Billed } from '../situation/billers/billed'
import { fromStripe as read } from '../situation/billers/fromStripe'
import { sayOnce } from './sayOnce'

/**
 * What Stripe's Subscription says, as `customer` and `subscription` of a Situation; of any API version, alone, in a webhook's
 * event, or in a list of one. Expand `customer` for the email, `items.data.price.product` for the plan's name, and
 * `discounts.source.coupon` (`discounts` before 2025-09-30) for a discount. Amounts are in minor units by ISO 4217: Stripe's
 * own ISK, UGX and MGA are converted. It never throws: what cannot be read is absent, and the console says once where it is no
 * such subscription.
 */
export function fromStripe(subscription: Parameters<typeof read>[0]): Billed {
  return sayOnce(subscription, 'Stripe', read(subscription))
}
