import { runningDiscount } from '../decide/figures'
import { nextCharge } from '../decide/offer/nextCharge'
import type { Interval, Subscription } from '../situation/schema'

/** A recurring price: `amount` in minor units of the currency, charged every `intervalCount` intervals. */
export interface Price {
  amount: number
  currency: string
  interval: Interval
  intervalCount: number
}

/** What the next charge comes to; where its day is not known, what a charge right now would come to. */
export function priceOf(subscription: Subscription, now: Date): Price | undefined {
  const present = now.toISOString()
  return priceAt(subscription, nextCharge(subscription, present) ?? present)
}

/** What a charge at that time comes to: for all seats, less a discount that still runs then. Undefined without a price. */
export function priceAt(subscription: Subscription, time: string): Price | undefined {
  const { amount, currency, interval, intervalCount = 1, quantity = 1 } = subscription
  if (typeof amount !== 'number' || !currency || !interval) return undefined
  const { percentOff = 0, amountOff = 0 } = runningDiscount(subscription, time) ?? {}
  return { amount: lessPercent(amount * quantity - amountOff, percentOff), currency, interval, intervalCount }
}

/** The amount less a percentage, never below 0. Whole numbers are used so that half a cent is rounded up on every machine. */
export function lessPercent(amount: number, percentOff: number): number {
  return Math.max(0, Math.round((amount * Math.round((100 - percentOff) * 10_000)) / 1_000_000))
}
