import { DAY } from '../base/day'
import { monthParts } from '../base/monthParts'
import type { Situation, Subscription } from '../situation/schema'
import { instant } from './condition/instant'

/** What rules may ask of a subscription beside its given fields. NaN where a figure can't be computed. */
export const figures = {
  // Recurring revenue in minor units a month, after the running discount. Rounded once, at the end.
  mrr: ({ subscription: given, now }: Situation) => {
    const subscription = given ?? {}
    const { percentOff = 0, amountOff = 0 } = runningDiscount(subscription, now) ?? {}
    const charge = (chargeOf(subscription) - amountOff) * (100 - percentOff) * monthParts.month
    return Math.max(0, Math.round(charge / (100 * partsOf(subscription))))
  },
  tenureDays: ({ subscription, now }: Situation) => wholeDays(subscription?.startedAt, now),
  daysLeft: ({ subscription, now }: Situation) => {
    const { status, trialEnd, currentPeriodEnd } = subscription ?? {}
    return wholeDays(now, (status === 'trialing' && trialEnd) || currentPeriodEnd)
  },
}

/** One charge before discounts, in minor units: amount times quantity. NaN where the amount is no number. */
export const chargeOf = ({ amount, quantity }: Subscription): number =>
  typeof amount === 'number' ? amount * (quantity ?? 1) : Number.NaN

/** Whether a year or more passes between two charges. */
export const isYearly = (subscription: Subscription): boolean => partsOf(subscription) >= monthParts.year

/** The discount that runs at `now`, if any. One whose end can't be read still runs. */
export const runningDiscount = ({ discount }: Subscription, now: unknown): Subscription['discount'] => {
  const { percentOff, amountOff, endsAt } = discount ?? {}
  return (percentOff ?? amountOff) === 0 || (endsAt && instant(endsAt) <= instant(now)) ? undefined : discount
}

// NaN without a known interval, so that no figure is made of it.
const partsOf = ({ interval, intervalCount }: Subscription): number =>
  monthParts[interval as keyof typeof monthParts] * (intervalCount ?? 1)

const wholeDays = (start: unknown, end: unknown): number => Math.trunc((instant(end) - instant(start)) / DAY)
