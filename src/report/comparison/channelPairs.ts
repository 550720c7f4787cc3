import type { Pair } from './cell'
import type { Counts } from './createCounts'
import type { Place } from './placesOf'

/** The share that each channel has of a group's cancellations, beside its share of all others. */
export function channelPairs(cancellations: Counts): Pair[] {
  const entries = [...cancellations.entries()]
  const totals = new Map<string, number>()
  for (const { place, count } of entries) totals.set(keyOf(place), (totals.get(keyOf(place)) ?? 0) + count.n)
  const all = (place: Place) => totals.get(keyOf(place)) ?? 0
  return entries.flatMap(({ about, place, count }): Pair[] => {
    // Of all customers there is nobody else, and what a server records has no segments.
    if (place.by === 'all' || place.by === 'segment') return []
    const own = { hits: count.n, n: all(place) }
    const other = { hits: cancellations.at(about, everybody).n - own.hits, n: all(everybody) - own.n }
    return [{ kind: 'channel', about, ...place, own, other, against: 'everybody else' }]
  })
}

const everybody: Place = { by: 'all', value: '' }

function keyOf({ by, value }: Place): string {
  return JSON.stringify([by, value])
}
