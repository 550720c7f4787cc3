import type { OfferType, Plan } from '../config/schema'
import type { Situation, Subscription } from '../config/situation'
import { DAY, instant } from './instant'
import { own } from './own'
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

/** Nothing, in any of its forms, when there is no reason to refuse. */
type Refusal = string | false | 0 | undefined

/** Why this customer may not have this offer, in words for the merchant's support; undefined if they may. */
export function refusalOf(offer: Candidate, situation: Situation, now: number): string | undefined {
  const misfit = own(misfits, `${offer.type}`) as Misfit | undefined
  return (
    unperformed(offer, situation) ||
    misfit?.(offer, situation.subscription ?? {}, now) ||
    limited(offer, situation, now) ||
    undefined
  )
}

/** Whether a plan is one this subscription can change to: another than its own, in its currency. */
export function canChangeTo(plan: Plan, subscription: Subscription): boolean {
  return plan.id !== subscription.plan && !foreign(plan.currency, subscription)
}

function unperformed({ type, url, name }: Candidate, { handlers }: Situation): Refusal {
  if (type === 'contact' && /^(mailto|tel):/i.test(`${url}`)) return false
  if (url || /^(booking|video|redirect)$/.test(`${type}`))
    return !/^https?:\/\/[^\s/]/i.test(`${url}`) && `no link: ${url}`
  const handled = handlers?.includes(`${type}`) ?? !!type
  return !handled && !(type === 'custom' && handlers?.includes(`${name}`)) && `no handler for ${name ?? type}`
}

type Misfit = (offer: Candidate, subscription: Subscription, now: number) => Refusal

const misfits: { [Type in OfferType]?: Misfit } = {
  discount: ({ percentOff, amountOff, currency }, subscription, now) => {
    if (runningDiscount(subscription, now)) return 'already has a discount'
    const price = chargeOf(subscription)
    if (Number(amountOff) >= price) return `${amountOff} off a price of ${price}`
    return impossible(percentOff, amountOff, 100) || (amountOff && foreign(currency, subscription))
  },
  pause: ({ lengths, yearly }, subscription) => {
    if (yearly !== true && isYearly(subscription)) return 'no pause on a yearly plan'
    return impossible(Math.min(...(lengths ?? [])))
  },
  plan_change: ({ plans }) => !plans?.length && 'no other plan in their currency',
  trial_extension: ({ days }, { status }) => (status === 'trialing' ? impossible(days) : 'not in a trial'),
  credit: ({ amount, periods, currency }, subscription) => {
    return impossible(amount, periods) || (amount && foreign(currency, subscription))
  },
}

// Of two figures an offer has just one.
function impossible(one: number | undefined, other?: number, most = 1e9): Refusal {
  const isGood = (one == null || other == null) && Number(one ?? other) > 0 && !(Number(one) > most)
  return !isGood && `impossible: ${[one, other].join(' ')}`
}

// A currency nobody named is no other one; payment providers write them in lower case.
function foreign(currency: string | undefined, { currency: own }: Subscription): Refusal {
  return !!currency && !!own && currency.toUpperCase() !== own.toUpperCase() && `in ${currency}, not ${own}`
}

function limited({ id, limit }: Candidate, { history }: Situation, now: number): Refusal {
  const { cooldownDays, maxAccepts, maxShows } = limit ?? {}
  const daysSince = (status: string) => {
    const records = history?.offers?.filter((record) => record?.id === id && record.status === status) ?? []
    return records.map(({ time }) => (now - instant(time)) / DAY)
  }
  const accepts = daysSince('accepted')
  const days = Math.min(...accepts)
  if (accepts.length >= Number(maxAccepts)) return `accepted ${accepts.length} times`
  if (daysSince('shown').length >= Number(maxShows)) return `shown ${maxShows} times`
  // Days nobody can tell are NaN, and too few.
  return (
    cooldownDays &&
    !(days >= cooldownDays) &&
    `accepted ${Math.floor(days)} days ago, may be offered again after ${cooldownDays}`
  )
}
