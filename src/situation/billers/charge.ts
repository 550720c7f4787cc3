import { readSubscription } from '../readSubscription'
import type { Interval } from '../schema'

/** One recurring item of a subscription: a price, and how many units of it. */
export interface Line {
  /** The id of the price. */
  plan?: string
  planName?: string
  /** The price of one unit, in minor units by ISO 4217; absent where units have no single price. */
  amount?: number
  interval?: Interval
  intervalCount?: number
  quantity?: number
}

/**
 * Reads the fields of a line as those of a page's subscription are read. Where the count is unreadable there is no interval,
 * and where the quantity is there is no amount.
 */
export const readLine = (line: { [Name in keyof Line]: unknown }): Line =>
  (readSubscription(line, 'subscription', () => undefined) ?? {}) as Line

/**
 * The lines of a subscription as one. Lines of the same price become one, with their quantities added. Lines of different
 * prices give neither amount nor quantity, even where the amounts are equal: two products at 10.00 are not two seats. Other
 * fields remain where all lines agree.
 */
export function chargeOf(lines: Line[]): Line {
  const [first, ...others] = lines
  if (!first) return {}
  if (!others.length) return first
  const { plan, planName, amount, interval, intervalCount } = first
  const agree = (name: keyof Line) => others.every((line) => line[name] === first[name])
  const isOnePrice = plan !== undefined && agree('plan') && agree('amount')
  const quantity = lines.reduce((total, line) => total + (line.quantity ?? 1), 0)
  return {
    ...(plan !== undefined && agree('plan') && { plan }),
    ...(planName !== undefined && agree('planName') && { planName }),
    ...(interval &&
      agree('interval') &&
      agree('intervalCount') && { interval, ...(intervalCount && { intervalCount }) }),
    ...(isOnePrice && amount !== undefined && { amount }),
    ...(isOnePrice && { quantity }),
  }
}
