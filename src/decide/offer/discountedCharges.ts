import { DAY } from '../../base/day'
import { later } from '../../situation/moment'
import type { Subscription } from '../../situation/schema'
import { instant } from '../condition/instant'
import { nextCharge } from './nextCharge'

export interface Discount {
  duration?: 'once' | 'forever' | undefined
  /** Counted from the day it is taken, as billers count it. */
  durationInMonths?: number | undefined
}

/**
 * How many charges a discount takes something off: 0 when it ends before the next one, as three months do in most of a year's
 * plan; Infinity when it stays. Where the day of the next charge is not known it is the number there are at least, and
 * undefined where that says nothing, as where the plan's interval is not known.
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
