import { DAY } from '../../base/day'
import type { OfferType, Plan, Product, Rhythm } from '../../config/schema/schema'
import { isInStore } from '../../situation/isInStore'
import type { OfferRecord, Situation, Subscription } from '../../situation/schema'
import { instant } from '../condition/instant'
import { chargeOf, isYearly, runningDiscount } from '../figures'
import { discountedCharges } from './discountedCharges'

/**
 * An offer of any type, from a config that perhaps nobody has checked. Figures may be missing in spite of their types: they
 * are undefined then, and every comparison with one is false.
 */
export interface Candidate {
  id: string
  type?: OfferType
  limit?: Record<'cooldownDays' | 'maxAccepts' | 'maxShows', number>
  url?: string
  name?: string
  percentOff: number
  amountOff: number
  amount: number
  periods: number
  days: number
  duration?: 'once' | 'forever'
  durationInMonths?: number
  currency?: string
  lengths?: number[]
  yearly?: boolean
  plans?: Plan[]
  products?: Product[]
  intervals?: Rhythm[]
  with?: string
  then?: string
}

/**
 * Why this customer may not have this offer, in words for the merchant's support; undefined where they may. `rest` is how
 * many days must pass after the offer was declined. An offer that nothing can perform is refused, too (law: picked is applied).
 */
export const refusalOf = (offer: Candidate, situation: Situation, rest: number): string | undefined => {
  const { type, url, name, amountOff, currency } = offer
  const { subscription = {}, history, handlers, now } = situation
  const price = chargeOf(subscription)
  if (!type) return 'not in the config'
  if (isInStore(subscription)) return `billed by ${subscription.provider}`
  if (url || type === 'booking' || type === 'video' || type === 'redirect') {
    if (!opens(offer)) return `no link: ${url}`
  } else if (handlers && !handlers.includes(type) && !handlers.includes(`${name}`))
    return `no handler for ${name ?? type}`
  if (isImpossible(offer)) return 'impossible numbers'
  if (type === 'discount' && runningDiscount(subscription, now)) return 'has a discount'
  if (type === 'discount' || type === 'credit') {
    if (price === 0 || amountOff >= price) return `${amountOff ?? 'something'} off a price of ${price}`
    if ((amountOff || offer.amount) && !(currency ?? subscription.currency)) return 'in no currency that is known'
  }
  if (type === 'discount' && discountedCharges(offer, subscription, `${now}`) === 0)
    return `${offer.durationInMonths} months end before the next charge`
  if ((amountOff || offer.amount) && differ(currency, subscription.currency))
    return `in ${currency}, not ${subscription.currency}`
  if (type === 'pause' && !offer.yearly && isYearly(subscription)) return 'on a yearly plan'
  if (type === 'trial_extension' && subscription.status !== 'trialing') return 'not in a trial'
  const picks = picksOf[`${type}`]
  if (picks && !offer[picks]?.length) return `no other ${picks.slice(0, -1)}`
  if (type === 'address' && !situation.customer?.addresses?.length && (!url || handlers?.includes(type)))
    return 'no other address'
  return history || offer.limit ? tooOften(offer, history?.offers, now, rest) : undefined
}

/** Where each type of offer has what there is to pick from; without any of it, there is no such offer. */
const picksOf: Record<string, 'plans' | 'products' | 'intervals' | undefined> = {
  plan_change: 'plans',
  swap: 'products',
  gift: 'products',
  frequency: 'intervals',
}

/**
 * Leaves out of an offer what this subscription has already: its plan, its product, how often it comes; and what is in another
 * currency.
 */
export const leaveOwnOut = (offer: Candidate, subscription: Subscription = {}): void => {
  const { plan, delivery, currency } = subscription
  const isOther = (own: unknown) => (one: { id: string; currency?: string | undefined }) =>
    one.id !== own && !differ(one.currency, currency)
  const own = paceOf(delivery?.interval ? delivery : subscription)
  offer.plans &&= offer.plans.filter(isOther(plan))
  // A gift may be more of what they get.
  offer.products &&= offer.products.filter(isOther(offer.type === 'swap' && delivery?.product))
  offer.intervals &&= offer.intervals.filter((one) => paceOf(one) !== own)
}

/** How often that is, so that seven days are one week. */
const paceOf = ({
  interval,
  intervalCount = 1,
}: {
  interval?: unknown
  intervalCount?: number | undefined
}): string => {
  if (interval === 'week') return `day ${intervalCount * 7}`
  return interval === 'year' ? `month ${intervalCount * 12}` : `${interval} ${intervalCount}`
}

// A missing url becomes the text `undefined`, which is no link either.
const opens = ({ type, url }: Candidate): boolean =>
  /^https?:\/\/[^\s/]/i.test(`${url}`) || (type === 'contact' && /^(mailto|tel):/i.test(`${url}`))

const isImpossible = ({ type, percentOff, amountOff, amount, periods, days, lengths = [] }: Candidate): unknown =>
  percentOff > 100 ||
  (percentOff && amountOff) ||
  (amount && periods) ||
  !(Math.min(...lengths) > 0) ||
  (['discount', 'credit', 'trial_extension'].includes(`${type}`) &&
    !((percentOff ?? amountOff ?? amount ?? periods ?? days) > 0))

// An unknown currency counts as the same. Case is ignored, since payment providers write currencies in lower case.
const differ = (one: string | undefined, other: string | undefined): unknown =>
  one && other && one.toUpperCase() !== other.toUpperCase()

const tooOften = (
  { id, limit }: Candidate,
  history: OfferRecord[] = [],
  now: unknown,
  rest: number,
): string | undefined => {
  const { cooldownDays, maxAccepts, maxShows } = (limit ?? {}) as NonNullable<typeof limit>
  const present = instant(now)
  // A record whose time can't be read counts as of now, the careful choice for limits.
  const daysSince = (status: string): number[] =>
    history
      .filter((record) => record?.id === id && record.status === status)
      .map(({ time }) => (present - (instant(time) || present)) / DAY)
  const shown = daysSince('shown').length
  const accepted = daysSince('accepted')
  const age = Math.min(...accepted)
  if (accepted.length >= maxAccepts) return `accepted ${accepted.length} of ${maxAccepts} times`
  if (shown >= maxShows) return `shown ${shown} of ${maxShows} times`
  const declined = Math.min(...daysSince('declined'))
  if (declined < rest) return tooSoon('declined', declined, rest)
  // Without `now` the age is NaN, and the customer has to wait.
  return cooldownDays && !(age >= cooldownDays) ? tooSoon('accepted', age, cooldownDays) : undefined
}

const tooSoon = (what: string, age: number, days: number): string =>
  `${what} ${Math.floor(age)} days ago, may be offered again after ${days}`
