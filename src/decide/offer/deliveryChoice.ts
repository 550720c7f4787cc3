import type { Rhythm } from '../../config/schema/schema'
import { later } from '../../situation/moment'
import type { DeliveryOffer } from './isDelivery'
import { type Deliveries, deliveryAfter, nextDelivery, rhythmOf } from './nextDelivery'

/** What an offer about deliveries comes to. */
export type DeliveryTerms = Record<string, unknown> & {
  /** The day of the delivery that it is about; absent where it is not known. */
  delivery?: string | undefined
  /** The day of the delivery that comes next then. */
  nextDelivery?: string | undefined
}

type OfferOf<Type extends DeliveryOffer['type']> = Extract<DeliveryOffer, { type: Type }>

/** One type of offer about deliveries. */
interface Kind<Type extends DeliveryOffer['type']> {
  /** What there is to pick from; empty where nothing is to pick. */
  picks(offer: OfferOf<Type>, about: Deliveries): readonly (string | number)[]
  /** The pick that a choice was made of. */
  pickIn(choice: Record<string, unknown>): unknown
  /** What the pick comes to. */
  terms(offer: OfferOf<Type>, pick: unknown, about: Deliveries): DeliveryTerms
}

const kinds: { [Type in DeliveryOffer['type']]: Kind<Type> } = {
  skip: {
    picks: ({ upcoming = 1 }, about) => {
      const days = Array.from({ length: upcoming }, (_, count) => upcomingDay(about, count))
      const known = days.filter((day) => day !== undefined)
      return known.length > 1 ? known : []
    },
    pickIn: ({ delivery }) => delivery,
    terms(_, pick, about) {
      const next = nextDelivery(about)
      const delivery = typeof pick === 'string' ? pick : next
      return { delivery, nextDelivery: delivery === next ? upcomingDay(about, 1) : next }
    },
  },
  reschedule: {
    picks: ({ lengths }) => lengths,
    pickIn: ({ length }) => length,
    terms({ unit }, pick, about) {
      const delivery = nextDelivery(about)
      const moved = delivery && later(delivery, Number(pick), unit)
      return { length: pick, unit, delivery, nextDelivery: moved }
    },
  },
  frequency: {
    picks: ({ intervals }) => intervals.map(rhythmId),
    pickIn: ({ interval, intervalCount }) => `${interval}-${intervalCount}`,
    terms({ intervals }, pick, about) {
      const picked = intervals.find((each) => rhythmId(each) === pick)
      const delivery = nextDelivery(about)
      const { interval, intervalCount = 1 } = picked ?? {}
      return { interval, intervalCount, delivery, nextDelivery: deliveryAfter(delivery, 1, picked) }
    },
  },
  swap: {
    picks: ({ products }) => products.map(({ id }) => id),
    pickIn: ({ productId }) => productId,
    terms({ products }, pick, about) {
      const { id, amount, currency } = products.find((each) => each.id === pick) ?? {}
      return { productId: id, amount, currency, delivery: nextDelivery(about) }
    },
  },
  gift: {
    picks: ({ products }) => (products.length > 1 ? products.map(({ id }) => id) : []),
    pickIn: ({ productId }) => productId,
    terms: ({ products }, pick, about) => ({ productId: pick ?? products[0]?.id, delivery: nextDelivery(about) }),
  },
  address: {
    picks: (_, { customer }) => (customer?.addresses ?? []).map(({ id }) => id),
    pickIn: ({ addressId }) => addressId,
    terms: (_, pick, about) => ({ addressId: pick, delivery: nextDelivery(about) }),
  },
}

/** What an offer about deliveries has to pick from, by the ids of picks; empty where there is nothing to pick. */
export function deliveryPicks(offer: DeliveryOffer, about: Deliveries): readonly (string | number)[] {
  return kindOf(offer).picks(offer, about)
}

/** The pick that a choice was made of, as a claim carries it. */
export function deliveryPick(offer: DeliveryOffer, choice: Record<string, unknown>): unknown {
  return kindOf(offer).pickIn(choice)
}

/**
 * The choice that an offer about deliveries comes to, the same on the page and on the server (law: picked is applied). Undefined
 * while the pick is missing, or is not one that the offer has. Days that are not known are left out.
 */
export function deliveryChoice(offer: DeliveryOffer, pick: unknown, about: Deliveries): DeliveryTerms | undefined {
  const picks = deliveryPicks(offer, about)
  if (picks.length && !picks.some((each) => each === pick)) return undefined
  const terms = kindOf(offer).terms(offer, picks.length ? pick : undefined, about)
  return Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined))
}

/** The id of a rhythm as a pick: `week-6`. */
export function rhythmId({ interval, intervalCount = 1 }: Rhythm): string {
  return `${interval}-${intervalCount}`
}

/** The day of the next delivery, or of one that comes so many after it. */
function upcomingDay(about: Deliveries, count: number): string | undefined {
  const next = nextDelivery(about)
  return count ? deliveryAfter(next, count, rhythmOf(about.subscription)) : next
}

/** The kind of an offer, taken as one that its own functions fit. */
function kindOf({ type }: DeliveryOffer): Kind<DeliveryOffer['type']> {
  return kinds[type] as Kind<DeliveryOffer['type']>
}
