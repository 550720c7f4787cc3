import { readSubscription } from '../readSubscription'
import type { Interval } from '../schema'

/** One thing that a subscription charges for again and again: a price and how many of it. */
export interface Line {
  /** The id of the price. */
  plan?: string
  planName?: string
  /** Minor units by ISO 4217, of one unit; absent where there is no one price of a unit. */
  amount?: number
  interval?: Interval
  intervalCount?: number
  quantity?: number
}

/**
 * A line of what a biller gives for each, read as a page's own subscription is: with a count that is unreadable there is no
 * interval, and with such a quantity no amount.
 */
export const readLine = (line: { [Name in keyof Line]: unknown }): Line =>
  (readSubscription(line, 'subscription', () => undefined) ?? {}) as Line

/**
 * What all lines agree on. Lines of one price are one, their quantities added up. Different prices have no price of a unit,
 * and so neither amount nor quantity, even where the amounts are alike: two products at 10.00 are not two seats.
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
