import { deliveryChoice, deliveryPicks } from '../decide/offer/deliveryChoice'
import { isDelivery } from '../decide/offer/isDelivery'
import { type Choosing, plainChoosing } from './choice'

/** How offers of every type come to choices, those about deliveries included. */
export const wholeChoosing: Choosing = {
  picksOf: (offer, about) => (isDelivery(offer) ? deliveryPicks(offer, about) : plainChoosing.picksOf(offer, about)),
  choiceFor(offer, pick, about) {
    if (!isDelivery(offer)) return plainChoosing.choiceFor(offer, pick, about)
    const terms = deliveryChoice(offer, pick, about)
    return terms && { ...terms, ...(offer.with && { with: offer.with }) }
  },
}
