import { later } from '../../situation/moment'
import { periodEnd } from '../../situation/periodEnd'
import type { Interval, Subscription } from '../../situation/schema'
import { instant } from '../condition/instant'
import { nextCharge } from './nextCharge'

export interface Pause {
  length: number
  unit: Interval
  /** At the end of the paid period, unless it says `now`: who pauses keeps the days that are paid. */
  starts?: 'now' | 'period_end' | undefined
}

/** From when to when a pause runs. Neither is there where nobody says when the paid period ends; one that has ended already is no reason to wait. */
export const pauseTimes = (
  { length, unit, starts }: Pause,
  subscription: Subscription,
  now: Date,
): { startsAt?: string; resumesAt?: string } => {
  const present = now.toISOString()
  const end = periodEnd(subscription)
  const isOver = end !== undefined && instant(end) && !nextCharge(subscription, present)
  const from = starts === 'now' || isOver ? present : nextCharge(subscription, present)
  const startsAt = from && later(from, 0, 'day')
  const resumesAt = from && later(from, length, unit)
  return { ...(startsAt && { startsAt }), ...(resumesAt && { resumesAt }) }
}
