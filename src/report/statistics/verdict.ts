import { difference } from './compare'
import type { Count } from './rate'

/** What may be said of two shares. Never "no effect": not seeing one is not the same as there being none. */
export type Verdict = 'too few to tell' | 'no difference seen' | 'higher' | 'lower'

/** Fewer sessions than this on a side, or fewer than five of either kind, and one more would change the answer. */
const fewest = 50

/** Whether the first share differs from the second, by Newcombe's interval; it says so when it cannot tell. */
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
