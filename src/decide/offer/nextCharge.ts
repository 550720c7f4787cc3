import { lastInstant } from '../../situation/moment'
import { periodEnd } from '../../situation/periodEnd'
import type { Subscription } from '../../situation/schema'
import { instant } from '../condition/instant'

/** The date of the next charge; undefined where it is unknown, or lies in the past. */
export const nextCharge = (subscription: Subscription, now: unknown): string | undefined => {
  const end = periodEnd(subscription)
  return end && instant(end) && lastInstant(end) >= instant(now) ? end : undefined
}
