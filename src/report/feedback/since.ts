import { difference, type Estimate } from '../statistics/compare'
import { adjustedForAll, falseDiscoveryRate } from '../statistics/falseDiscoveries'
import { pOfDifference } from '../statistics/pOfDifference'
import { type Count, type Rate, rate } from '../statistics/rate'
import { type Verdict, verdict } from '../statistics/verdict'
import type { Release } from './releases'

/** How many flows spoke of one thing before a release and after it, of all flows of that time. */
export interface Since {
  release: string
  /** From the release before it, or from the first flow on, until this release. */
  before: Rate | null
  /** From this release on, until the next one or the last flow. */
  after: Rate | null
  /** `after` less `before`. */
  difference: Estimate | null
  verdict: Verdict
  /** Whether the difference still stands when all things and releases that were looked at are counted in. */
  holds: boolean
}

/** Each thing before and after each release; `flowsAt` has the flows of each stretch between releases. */
export function sinceEach(
  things: readonly { flowsAt: readonly number[] }[],
  flowsAt: readonly number[],
  releases: readonly Release[],
): Since[][] {
  const pairs = things.map((thing) =>
    releases.map(({ name }, place) => {
      const countAt = (at: number): Count => ({ hits: thing.flowsAt[at] ?? 0, n: flowsAt[at] ?? 0 })
      return { name, before: countAt(place), after: countAt(place + 1) }
    }),
  )
  const adjusted = adjustedForAll(pairs.flat().map(({ before, after }) => pOfDifference(after, before)))
  return pairs.map((own, thing) =>
    own.map(({ name, before, after }, place) => {
      const seen = verdict(after, before)
      const isChance = (adjusted[thing * releases.length + place] ?? 1) > falseDiscoveryRate
      return {
        release: name,
        before: rate(before),
        after: rate(after),
        difference: difference(after, before),
        verdict: seen,
        holds: (seen === 'higher' || seen === 'lower') && !isChance,
      }
    }),
  )
}
