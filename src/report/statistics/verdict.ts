import { difference } from './compare'
import type { Count } from './rate'

/** What may be said of two shares. There is no "no effect": not seeing an effect does not mean that there is none. */
export type Verdict = 'too few to tell' | 'no difference seen' | 'higher' | 'lower'

/**
 * The least sessions on each side. With fewer, or with fewer than five hits or misses in all, one session more would change
 * the answer.
 */
const fewest = 50

/** Whether the first share differs from the second, by Newcombe's interval, or that it is too early to tell. */
export function verdict(one: Count, other: Count): Verdict {
  const apart = difference(one, other)
  if (!apart || tooFew(one, other)) return 'too few to tell'
  if (apart.low > 0) return 'higher'
  return apart.high < 0 ? 'lower' : 'no difference seen'
}

function tooFew(one: Count, other: Count): boolean {
  const hits = one.hits + other.hits
  return Math.min(one.n, other.n) < fewest || Math.min(hits, one.n + other.n - hits) < 5
}
