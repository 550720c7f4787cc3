import type { Subscription } from '../schema'

export type RunningDiscount = NonNullable<Subscription['discount']>

/** What a biller says of one discount, as far as it could be read. */
export interface BilledDiscount {
  percentOff?: number | undefined
  /** Minor units by ISO 4217, off the whole charge. */
  amountOff?: number | undefined
  endsAt?: string | undefined
  /** It is off one charge only, so that later ones are at the full price. */
  isOnce?: boolean
}

/**
 * The discount that the charges have for now. None where there are several, since a Situation has room for one and their
 * order decides what they come to; none where it is off one charge, or off nothing.
 */
export function runningDiscount(discounts: (BilledDiscount | undefined)[]): RunningDiscount | undefined {
  const [only, ...others] = discounts
  if (!only || others.length || only.isOnce) return undefined
  const { percentOff, amountOff, endsAt } = only
  const end = endsAt ? { endsAt } : {}
  if (percentOff) return { percentOff, ...end }
  return amountOff ? { amountOff, ...end } : undefined
}
