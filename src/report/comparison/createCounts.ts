import type { Count } from '../statistics/rate'
import type { Place } from './placesOf'

/** Counts of things by group of customers. */
export interface Counts {
  add(about: string, places: readonly Place[], isHit: boolean): void
  /** The count of one thing in one group, or of nothing. */
  at(about: string, place: Place): Count
  /** All counts, in no particular order. */
  entries(): Iterable<{ about: string; place: Place; count: Count }>
}

/** Makes Counts at zero. */
export function createCounts(): Counts {
  const counts = new Map<string, { about: string; place: Place; count: Count }>()
  const keyOf = (about: string, { by, value }: Place) => JSON.stringify([about, by, value])
  return {
    add(about, places, isHit) {
      for (const place of places) {
        const key = keyOf(about, place)
        const known = counts.get(key) ?? { about, place, count: { hits: 0, n: 0 } }
        counts.set(key, known)
        known.count.n += 1
        if (isHit) known.count.hits += 1
      }
    },
    at: (about, place) => counts.get(keyOf(about, place))?.count ?? { hits: 0, n: 0 },
    entries: () => counts.values(),
  }
}
