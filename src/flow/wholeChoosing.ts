import { deliveryChoice, deliveryPicks } from '../decide/offer/deliveryChoice'
import { isDelivery } from '../decide/offer/isDelivery'
import { type ChoiceContext, type Choosing, plainChoosing } from './choice'

/** How offers of every type come to choices, those about deliveries included. */
export const wholeChoosing: Choosing = {
  picksOf: (offer, about) =>
    isDelivery(offer) ? deliveryPicks(offer, atOpening(about)) : plainChoosing.picksOf(offer, about),
  choiceFor(offer, pick, about) {
    if (!isDelivery(offer)) return plainChoosing.choiceFor(offer, pick, about)
    const terms = deliveryChoice(offer, pick, atOpening(about))
    return terms && { ...terms, ...(offer.with && { with: offer.with }) }
  },
}

const atOpening = (about: ChoiceContext) => ({ ...about, now: about.openedAt ?? about.now })
