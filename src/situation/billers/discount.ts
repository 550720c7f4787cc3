import type { Subscription } from '../schema'

/** The running discount in the form of a Situation. */
export type RunningDiscount = NonNullable<Subscription['discount']>

/** What a biller says of one discount, as far as it could be read. */
export interface BilledDiscount {
  percentOff?: number | undefined
  /** Minor units by ISO 4217, off the whole charge. */
  amountOff?: number | undefined
  endsAt?: string | undefined
  /** Whether it is taken off one charge only, so that later ones have the full price. */
  isOnce?: boolean
}

/**
 * The discount that is running. Undefined where there are several, since a Situation has room for one and their order decides
 * the result; and for a discount on one charge only, or of 0.
 */
export function runningDiscount(discounts: (BilledDiscount | undefined)[]): RunningDiscount | undefined {
  const [only, ...others] = discounts
  if (!only || others.length || only.isOnce) return undefined
  const { percentOff, amountOff, endsAt } = only
  const end = endsAt ? { endsAt } : {}
  if (percentOff) return { percentOff, ...end }
  return amountOff ? { amountOff, ...end } : undefined
}
