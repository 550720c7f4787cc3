import type { OfferType, Plan } from '../config/schema'
import type { OfferRecord, Situation, Subscription } from '../config/situation'
import { DAY, instant } from './instant'
import { chargeOf, isYearly, runningDiscount } from './subscription'

/**
 * An offer of any type, in a config that nobody may have checked.
 * A figure that is missing compares as undefined does: it is never above, below or at a limit.
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
  currency?: string
  lengths?: number[]
  yearly?: boolean
  plans?: Plan[]
  with?: string
}

/** Why this customer may not have this offer, in words for the merchant's support; undefined if they may. */
export const refusalOf = (offer: Candidate, situation: Situation, now: number): string | undefined => {
  const { type, url, name, percentOff, amountOff, amount, periods, days, lengths = [], currency, limit } = offer
  const { subscription = {}, history, handlers } = situation
  const { cooldownDays, maxAccepts, maxShows } = (limit ?? {}) as NonNullable<typeof limit>
  const isLink = url || ['booking', 'video', 'redirect'].includes(`${type}`)
  const opens = /^https?:\/\/[^\s/]/i.test(`${url}`) || (type === 'contact' && /^(mailto|tel):/i.test(`${url}`))
  const isDiscount = type === 'discount'
  const price = chargeOf(subscription)
  const ages = (status: string): number[] => daysSince(status, offer.id, history?.offers, now)
  const shown = ages('shown').length
  const accepted = ages('accepted')
  const age = Math.min(...accepted)
  const figure = percentOff ?? amountOff ?? amount ?? periods ?? days
  const needsFigure = isDiscount || type === 'credit' || type === 'trial_extension'
  const isImpossible =
    (needsFigure && !(figure > 0)) ||
    percentOff > 100 ||
    (percentOff && amountOff) ||
    (amount && periods) ||
    !(Math.min(...lengths) > 0)
  return (
    (!type && 'not in the config') ||
    (isLink && !opens && `no link: ${url}`) ||
    (!isLink &&
      handlers &&
      ![type, name].some((each) => handlers.includes(`${each}`)) &&
      `no handler for ${name ?? type}`) ||
    (isImpossible && 'impossible numbers') ||
    (isDiscount && runningDiscount(subscription, now) && 'has a discount') ||
    (isDiscount && amountOff >= price && `${amountOff} off a price of ${price}`) ||
    ((amountOff || amount) &&
      differ(currency, subscription.currency) &&
      `in ${currency}, not ${subscription.currency}`) ||
    (type === 'pause' && !offer.yearly && isYearly(subscription) && 'on a yearly plan') ||
    (type === 'trial_extension' && subscription.status !== 'trialing' && 'not in a trial') ||
    (type === 'plan_change' && !offer.plans?.length && 'no other plan') ||
    (accepted.length >= maxAccepts && `accepted ${accepted.length} of ${maxAccepts} times`) ||
    (shown >= maxShows && `shown ${shown} of ${maxShows} times`) ||
    // Who has declined is not asked again in the same session, which we take for a day.
    (Math.min(...ages('declined')) < 1 && 'declined today') ||
    // Without a now the age is NaN, and too young.
    (cooldownDays &&
      !(age >= cooldownDays) &&
      `accepted ${Math.floor(age)} days ago, may be offered again after ${cooldownDays}`) ||
    undefined
  )
}

/** The offer without the plans this subscription can't change to: its own, and those in another currency. */
export const fitPlans = (offer: Candidate, subscription: Subscription = {}): Candidate => {
  const plans = offer.plans?.filter(({ id, currency }) => {
    return id !== subscription.plan && !differ(currency, subscription.currency)
  })
  return plans ? { ...offer, plans } : offer
}

// A currency nobody named is no other one; payment providers write them in lower case.
const differ = (one: string | undefined, other: string | undefined): boolean =>
  !!one && !!other && one.toUpperCase() !== other.toUpperCase()

const daysSince = (status: string, id: string, history: OfferRecord[] | undefined, now: number): number[] => {
  const records = history?.filter((record) => record?.id === id && record.status === status) ?? []
  // A time nobody can read counts as now.
  return records.map(({ time }) => (now - (instant(time) || now)) / DAY)
}
