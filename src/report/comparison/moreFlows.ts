import { type Count, z95 } from '../statistics/rate'

/** The difference of shares that flows are asked for, and the 80% point of the standard normal distribution. */
const [worthSeeing, z80] = [0.1, 0.841621233572914]

/**
 * About how many flows more, on both sides together and divided as they are now, would show a difference of ten points 8 times in
 * 10: the sample size of a test of two shares (Fleiss, Levin and Paik 2003, chapter 4, without a correction). 0 where there are
 * enough; null where one side has none to go by.
 */
export function moreFlows(one: Count, other: Count): number | null {
  if (one.n === 0 || other.n === 0) return null
  const base = Math.min(other.hits / other.n, 1 - worthSeeing)
  const higher = base + worthSeeing
  const needed = ((z95 + z80) ** 2 * (base * (1 - base) + higher * (1 - higher))) / worthSeeing ** 2
  const all = one.n + other.n
  const lacking = [one.n, other.n].map((n) => Math.max(0, (Math.max(needed, 50) - n) / (n / all)))
  return Math.ceil(Math.max(...lacking))
}
