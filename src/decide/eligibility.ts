import type { OfferType, Plan } from '../config/schema'
import type { OfferRecord, Situation, Subscription } from '../config/situation'
import { DAY, instant } from './instant'
import { chargeOf, isYearly, runningDiscount } from './subscription'

/** An offer as it may stand in a config that nobody has checked: any field may be missing, or on an offer of any type. */
export interface Candidate {
  id: string
  type?: OfferType
  limit?: { cooldownDays?: number; maxAccepts?: number; maxShows?: number }
  url?: string
  name?: string
  percentOff?: number
  amountOff?: number
  amount?: number
  periods?: number
  days?: number
  currency?: string
  lengths?: number[]
  yearly?: boolean
  plans?: Plan[]
}

/** What speaks against an offer, if it does, and how to say so. */
type Objection = [holds: unknown, why: string]

/** Why this customer may not have this offer, in words for the merchant's support; undefined if they may. */
export function refusalOf(offer: Candidate, situation: Situation, now: number): string | undefined {
  const { subscription = {}, history, handlers } = situation
  const objections = [
    ...toPerforming(offer, handlers),
    ...toSubscription(offer, subscription, now),
    ...toRepeating(offer, history?.offers ?? [], now),
  ]
  return objections.find(([holds]) => holds)?.[1]
}

/** The offer without the plans this subscription can't change to: its own, and those in another currency. */
export function fitPlans(offer: Candidate, subscription: Subscription = {}): Candidate {
  const plans = offer.plans?.filter(
    ({ id, currency }) => id !== subscription.plan && !differ(currency, subscription.currency),
  )
  return plans ? { ...offer, plans } : offer
}

function toPerforming({ type, url, name }: Candidate, handlers: string[] | undefined): Objection[] {
  const isLink = url || /^(booking|video|redirect)$/.test(`${type}`)
  const opens = type === 'contact' ? /^(https?:\/\/[^\s/]|mailto:|tel:)/i : /^https?:\/\/[^\s/]/i
  const isHandled = [type, type === 'custom' ? name : type].some((each) => handlers?.includes(`${each}`))
  return [
    [isLink && !opens.test(`${url}`), `no link: ${url}`],
    [!isLink && handlers && !isHandled, `no handler for ${name ?? type}`],
  ]
}

function toSubscription(offer: Candidate, subscription: Subscription, now: number): Objection[] {
  const { type, percentOff, amountOff = 0, amount, periods, days, lengths, yearly, currency, plans } = offer
  const price = chargeOf(subscription)
  const figures = {
    discount: [percentOff, offer.amountOff],
    credit: [amount, periods],
    trial_extension: [days],
    pause: [lengths && Math.min(...lengths)],
  }
  const given = figures[type as keyof typeof figures]?.filter((figure) => figure != null)
  return [
    [given && !(given.length === 1 && isFigure(given[0], percentOff ? 100 : 1e9)), `impossible: ${given}`],
    [type === 'discount' && runningDiscount(subscription, now), 'already has a discount'],
    [type === 'discount' && amountOff >= price, `${amountOff} off a price of ${price}`],
    [(amountOff || amount) && differ(currency, subscription.currency), `in ${currency}, not ${subscription.currency}`],
    [type === 'pause' && !yearly && isYearly(subscription), 'no pause on a yearly plan'],
    [type === 'trial_extension' && subscription.status !== 'trialing', 'not in a trial'],
    [type === 'plan_change' && !plans?.length, 'no other plan in their currency'],
  ]
}

function isFigure(figure: unknown, most: number): boolean {
  return Number(figure) > 0 && Number(figure) <= most
}

// A currency nobody named is no other one; payment providers write them in lower case.
function differ(one: string | undefined, other: string | undefined): boolean {
  return !!one && !!other && one.toUpperCase() !== other.toUpperCase()
}

function toRepeating({ id, limit }: Candidate, history: OfferRecord[], now: number): Objection[] {
  const { cooldownDays, maxAccepts, maxShows } = limit ?? {}
  const daysSince = (status: string) =>
    history
      .filter((record) => record?.id === id && record.status === status)
      .map(({ time }) => (now - instant(time)) / DAY)
  const accepts = daysSince('accepted')
  const days = Math.min(...accepts)
  return [
    [accepts.length >= Number(maxAccepts), `accepted ${maxAccepts} times`],
    [daysSince('shown').length >= Number(maxShows), `shown ${maxShows} times`],
    // Days nobody can tell are NaN, and too few.
    [
      cooldownDays && !(days >= cooldownDays),
      `accepted ${Math.floor(days)} days ago, may be offered again after ${cooldownDays}`,
    ],
  ]
}
