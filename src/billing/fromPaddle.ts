import type { Billed } from '../situation/billers/billed'
import { fromPaddle as read } from '../situation/billers/fromPaddle'
import { sayOnce } from './sayOnce'

/**
 * What a subscription of Paddle Billing says, as `customer` and `subscription` of a Situation; as the API gives it or as
 * Paddle's Node SDK does, alone, in a webhook's event, or in a list of one. It never throws: what cannot be read is absent,
 * and the console says once where it is no such subscription.
 */
export function fromPaddle(subscription: Parameters<typeof read>[0]): Billed {
  return sayOnce(subscription, 'Paddle', read(subscription))
}
