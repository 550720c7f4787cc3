import type { NamedOffer, Offer, Product } from '../../config/schema/schema'
import type { Choice } from '../../flow/choice'
import { priceOf } from '../../flow/price'
import { planPrice } from '../../flow/terms'
import { usualAfter } from '../../flow/usualAfter'
import { wholeChoosing } from '../../flow/wholeChoosing'
import type { MoreOffers, View } from '../first/view'
import type { Fact } from '../later/offers/fact'
import type { PickOption } from '../later/offers/pickOption'

/** The words of offers about deliveries, and of the chat. */
export const moreWords: MoreOffers = {
  choosing: wholeChoosing,
  optionsOf(view, offer) {
    const { subscription, now, flow } = view
    const about = { subscription, customer: flow.situation.customer, now, openedAt: new Date(flow.startedAt) }
    return wholeChoosing.picksOf(offer, about).map((id) => {
      const choice = wholeChoosing.choiceFor(offer, id, about) ?? {}
      return { id, label: `${id}`, ...optionOf(view, offer, id, choice) }
    })
  },
  rowsOf,
  pickedOf: (view, offer) => moreWords.optionsOf(view, offer).find(({ id }) => id === view.flow.picks[offer.id])?.label,
  titleOf({ text, date }, { type }, { nextDelivery }) {
    if (type === 'chat') return text('chat.saved')
    const day = type === 'skip' || type === 'reschedule' ? date(nextDelivery) : undefined
    return day && text('delivery.saved', { date: day })
  },
  leadOf: ({ text }, { type }) => (type === 'chat' ? text('chat.next') : undefined),
}

type Labelled = Partial<PickOption>

/** How a pick reads, by the type of its offer. */
function optionOf(view: View, offer: NamedOffer, id: number | string, choice: Choice): Labelled {
  const { text, date, duration, flow } = view
  switch (offer.type) {
    case 'skip':
      return { label: date(id) ?? '' }
    case 'reschedule': {
      const wait = text('reschedule.later', { duration: duration(Number(id), offer.unit) })
      const day = date(choice.nextDelivery)
      return { label: day ?? wait, features: day ? [wait] : [] }
    }
    case 'frequency': {
      const { interval, intervalCount } = choice as { interval: 'day'; intervalCount: number }
      return { label: text('frequency.every', { duration: duration(intervalCount, interval) }) }
    }
    case 'address':
      return { label: flow.situation.customer?.addresses?.find((each) => each.id === id)?.label ?? '' }
    case 'swap':
    case 'gift':
      return productOf(view, offer, id)
    default:
      return {}
  }
}

/** A product with its picture; where one of them has a price, each has, and one without keeps that of now. */
function productOf(view: View, { products }: Extract<Offer, { products: unknown }>, id: unknown): Labelled {
  const { say, price, subscription, now } = view
  const product: Product | undefined = products.find((each) => each.id === id)
  if (!product) return {}
  const { amount, currency = subscription.currency } = product
  const { interval, intervalCount } = subscription
  const hasOwn = amount !== undefined && currency && interval
  const own = hasOwn ? planPrice({ ...product, amount, currency, interval, intervalCount }, subscription) : undefined
  const isPriced = products.some((each: Product) => each.amount !== undefined)
  return {
    label: say(product.name).trim() || product.id,
    image: product.image,
    price: isPriced ? price(own ?? priceOf(subscription, now)) : undefined,
  }
}

/** The days before and after, as far as they are known. */
function rowsOf({ text, date, say, money, subscription }: View, offer: NamedOffer, choice: Choice): Fact[] {
  const { delivery, nextDelivery } = choice
  const [day, next] = [date(delivery), date(nextDelivery)]
  switch (offer.type) {
    case 'skip':
      return [
        [text('skip.delivery'), day],
        [text('delivery'), next],
      ]
    case 'reschedule':
      return [
        [text('delivery'), next],
        [text('delivery.instead'), day],
      ]
    case 'frequency':
      return [
        [text('delivery'), day],
        [text('delivery.following'), next],
        [text('delivery.instead'), date(usualAfter(delivery, subscription))],
      ]
    case 'gift': {
      const [gift, another] = offer.products
      return [
        [text('delivery.with'), day],
        // One gift alone is nothing to pick, so it is named here, with what it costs.
        ...(gift && !another ? ([[say(gift.name), money(0, subscription.currency) ?? '✓']] as Fact[]) : []),
      ]
    }
    case 'swap':
    case 'address':
      return [[text('delivery.from'), day]]
    default:
      return []
  }
}
