import { deliveryTypes } from '../../config/schema/moreTypes'
import type { NamedOffer } from '../../config/schema/schema'

/** An offer about deliveries. */
export type DeliveryOffer = Extract<NamedOffer, { type: (typeof deliveryTypes)[number] }>

/** Whether an offer is about deliveries. */
export function isDelivery(offer: NamedOffer): offer is DeliveryOffer {
  return (deliveryTypes as readonly string[]).includes(offer.type)
}
