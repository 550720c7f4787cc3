import { later } from '../../situation/moment'
import { periodEnd } from '../../situation/periodEnd'
import type { Interval, Subscription } from '../../situation/schema'
import { instant } from '../condition/instant'
import { nextCharge } from './nextCharge'

/** The pause that a customer picked. */
export interface Pause {
  length: number
  unit: Interval
  /** Default: at the end of the paid period, so that the customer keeps the days they paid for. */
  starts?: 'now' | 'period_end' | undefined
}

/**
 * When a pause starts and ends. Without either where the end of the paid period is unknown. Where the period has ended
 * already, the pause starts now.
 */
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
