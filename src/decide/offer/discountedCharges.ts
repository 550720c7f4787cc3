import { DAY } from '../../base/day'
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
  const { interval, intervalCount = 1 } = subscription
  if (!months) return duration === 'forever' ? Number.POSITIVE_INFINITY : 1
  if (!interval) return undefined
  const days = { day: 1, week: 7, month: 0, year: 0 }[interval] * intervalCount
  const least = Math.floor(days ? (28 * months) / days : months / (interval === 'year' ? 12 : 1) / intervalCount)
  const charge = nextCharge(subscription, now)
  const end = later(now, months, 'month')
  if (!charge || !end) return least || undefined
  if (days) return Math.max(least, 1 + Math.floor((dayOf(end) - dayOf(charge)) / days))
  const next = later(charge, least * intervalCount, interval)
  return next && dayOf(next) <= dayOf(end) ? least + 1 : least
}

const dayOf = (time: string): number => Math.floor(instant(time) / DAY)
