import { lastInstant } from '../../situation/moment'
import { periodEnd } from '../../situation/periodEnd'
import type { Subscription } from '../../situation/schema'
import { instant } from '../condition/instant'

/** The next charge; undefined where nobody says, and where the day that is named has passed. */
export const nextCharge = (subscription: Subscription, now: unknown): string | undefined => {
  const end = periodEnd(subscription)
  return end && instant(end) && lastInstant(end) >= instant(now) ? end : undefined
}
