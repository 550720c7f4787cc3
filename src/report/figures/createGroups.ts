import { byStart, type Start } from '../log/session'

/** A counter for each key. */
export interface Groups<Counter> {
  /** The counter of this key, made where it is new. `place` orders keys that one session names. */
  at(key: string, start: Start, place?: number): Counter
  /** Hands over the counter of each of these keys of a session; a key that comes twice counts once. */
  each(keys: Iterable<string>, start: Start, take: (counter: Counter) => void): void
  /** All counters, in the order in which sessions first named their keys, whatever order the sessions came in. */
  entries(): [key: string, counter: Counter][]
  /** The counters as a plain object in the same order; ids such as `__proto__` stay ordinary keys. */
  record<Out>(each: (counter: Counter, key: string) => Out): Record<string, Out>
}

interface Entry<Counter> {
  key: string
  counter: Counter
  first: Start
  place: number
}

/** Makes Groups whose counters `make` makes. */
export function createGroups<Counter>(make: () => Counter): Groups<Counter> {
  const known = new Map<string, Entry<Counter>>()

  function at(key: string, start: Start, place = 0): Counter {
    const entry = known.get(key)
    if (!entry) {
      const counter = make()
      known.set(key, { key, counter, first: startOf(start), place })
      return counter
    }
    if (isEarlier(start, place, entry)) Object.assign(entry, { first: startOf(start), place })
    return entry.counter
  }

  function each(keys: Iterable<string>, start: Start, take: (counter: Counter) => void): void {
    let place = 0
    for (const key of new Set(keys)) {
      take(at(key, start, place))
      place += 1
    }
  }

  function entries(): [string, Counter][] {
    return [...known.values()]
      .sort((a, b) => byStart(a.first, b.first) || a.place - b.place)
      .map(({ key, counter }) => [key, counter])
  }

  return {
    at,
    each,
    entries,
    record: (out) => Object.fromEntries(entries().map(([key, counter]) => [key, out(counter, key)])),
  }
}

/** A copy, since a whole session would be held for it. */
function startOf({ startedAt, id, source }: Start): Start {
  return { startedAt, id, source }
}

function isEarlier(start: Start, place: number, { first, place: known }: Entry<unknown>): boolean {
  const order = byStart(start, first)
  return order < 0 || (order === 0 && place < known)
}
