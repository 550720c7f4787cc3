import type { Subscription } from '../config/situation'
import { DAY, instant } from './instant'

/** An interval in 365ths of a month: whole numbers keep money exact. */
const parts = { day: 12, week: 84, month: 365, year: 4380 }

/** What rules may ask of a subscription beside what is given. What can't be computed is absent. */
export const deriveSubscription = (subscription: Subscription, now: number): Record<string, number> => {
  const { status, startedAt, trialEnd, currentPeriodEnd } = subscription
  const end = (status === 'trialing' && trialEnd) || currentPeriodEnd
  const mrr = mrrOf(subscription, now)
  const tenureDays = Math.trunc((now - instant(startedAt)) / DAY)
  const daysLeft = Math.trunc((instant(end) - now) / DAY)
  return {
    ...(Number.isFinite(mrr) && { mrr }),
    ...(Number.isFinite(tenureDays) && { tenureDays }),
    ...(Number.isFinite(daysLeft) && { daysLeft }),
  }
}

/** What one charge comes to before discounts, in minor units; NaN when the amount is no number. */
export const chargeOf = ({ amount, quantity }: Subscription): number =>
  typeof amount === 'number' ? amount * (quantity ?? 1) : Number.NaN

/** Whether a year or more passes between two charges. */
export const isYearly = (subscription: Subscription): boolean => partsOf(subscription) >= parts.year

/** The discount that runs at `now`, if any. One whose end can't be read still runs. */
export const runningDiscount = ({ discount }: Subscription, now: number): Subscription['discount'] => {
  const { percentOff, amountOff, endsAt } = discount ?? {}
  return (percentOff ?? amountOff) === 0 || instant(endsAt) <= now ? undefined : discount
}

// Minor units a month, rounded once at the end, a half upwards.
const mrrOf = (subscription: Subscription, now: number): number => {
  const { percentOff, amountOff } = runningDiscount(subscription, now) ?? {}
  const charge = (chargeOf(subscription) - (amountOff ?? 0)) * (100 - (percentOff ?? 0)) * parts.month
  return Math.max(0, Math.round(charge / (100 * partsOf(subscription))))
}

// A missing interval gives NaN, and so no figure.
const partsOf = ({ interval, intervalCount }: Subscription): number =>
  parts[interval as keyof typeof parts] * (intervalCount ?? 1)
