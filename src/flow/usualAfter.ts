import { deliveryAfter, rhythmOf } from '../decide/offer/nextDelivery'
import type { Subscription } from '../situation/schema'

/** The day of the delivery that comes after this one where nothing is changed. */
export function usualAfter(day: unknown, subscription: Subscription): string | undefined {
  return typeof day === 'string' ? deliveryAfter(day, 1, rhythmOf(subscription)) : undefined
}
