import { later } from '../../situation/moment'
import type { Subscription } from '../../situation/schema'
import { instant } from '../condition/instant'
import { nextCharge } from './nextCharge'

/** How long a discount lasts, as an offer of the config says it. */
export interface Discount {
  duration?: 'once' | 'forever' | undefined
  /** Months from the day the discount is taken, as billers count them. */
  durationInMonths?: number | undefined
}

/**
 * How many charges a discount is taken off. Infinity where it stays for good; 0 where it ends before the next charge, as three
 * months mostly do on a yearly plan. Where the next charge's date is unknown, the least number possible. Undefined where
 * that would be 0, or the interval is unknown.
 */
export const discountedCharges = (discount: Discount, subscription: Subscription, now: string): number | undefined => {
  const { duration, durationInMonths: months } = discount
  const { status, interval, intervalCount = 1 } = subscription
  if (!months) return duration === 'forever' ? Number.POSITIVE_INFINITY : 1
  if (!interval) return undefined
  const days = { day: 1, week: 7, month: 0, year: 0 }[interval] * intervalCount
  const inMonths = months / (interval === 'year' ? 12 : 1) / intervalCount
  const charge = nextCharge(subscription, now)
  const end = later(now, months, 'month')
  const least = Math.floor(days ? (28 * months) / days : inMonths)
  if (!charge || !end) return least || undefined
  let count = Math.floor(days ? (31 * months) / days : inMonths) + 1
  while (count && !isBy(end, later(charge, (count - 1) * intervalCount, interval))) count--
  // Only a trial puts the next charge off for more than an interval. Elsewhere such a date is a mistake, and the interval counts.
  return status === 'trialing' ? count : Math.max(least, count)
}

/** Whether a charge comes before the end. A charge that is known by its day alone is taken for one at that day's beginning. */
const isBy = (end: string, charge: string | undefined): boolean => !!charge && instant(charge) <= instant(end)
