import { sum } from '../figures/sum'
import { type EventRate, eventRate } from '../statistics/eventRate'
import { dayText, monthDays } from './days'
import type { Stretch, Stretches } from './stretches'
import { tenureAt, tenures } from './tenures'

/** The pace of leaving by tenure, and day by day beside what tenure alone lets one expect. */
export interface Pace {
  /** Exits a day of one customer, by the index of the span of tenure; 0 for a span that nobody reached. */
  daily: number[]
  /** Exits a month of one customer, by the name of the span. */
  byTenure: Record<string, EventRate | null>
  /** The first day of `exits` and `expected`, in days since 1970. */
  from: number
  exits: number[]
  /** How many exits each day would have if customers left at the pace of their tenure, whatever the date. */
  expected: number[]
}

/** A day on which so many left that an import may have written their ends, not the customers. */
export interface Heap {
  day: string
  exits: number
}

/** Of 50 exits and more, a fifth on one day is no habit of customers. */
export function heapOf({ from, exits }: Pace): Heap | null {
  const all = sum(exits)
  const most = exits.reduce((one, other) => Math.max(one, other), 0)
  return all >= 50 && most >= all / 5 ? { day: dayText(from + exits.indexOf(most)), exits: most } : null
}

/** How many days back the pace is counted: older habits say little of today's customers. */
const longestWindow = 3653

/** Counts who was there and who left, by tenure and by day, over the last ten years at most. */
export function paceOf({ known, today }: Pick<Stretches, 'known' | 'today'>): Pace {
  const from = known.reduce((first, { start }) => Math.min(first, start), today)
  const counts = countDays(known, Math.max(from, today - longestWindow), today)
  const daily = tenures.map((_, index) => {
    const exposure = sum(counts.atRisk[index] ?? [])
    return exposure > 0 ? (counts.left[index] ?? 0) / exposure : 0
  })
  const expected = counts.exits.map((_, day) =>
    sum(daily.map((pace, index) => pace * (counts.atRisk[index]?.[day] ?? 0))),
  )
  return {
    daily,
    byTenure: Object.fromEntries(
      tenures.map(({ name }, index) => [
        name,
        eventRate(counts.left[index] ?? 0, sum(counts.atRisk[index] ?? []) / monthDays),
      ]),
    ),
    from: counts.from,
    exits: counts.exits,
    expected,
  }
}

/** By span of tenure, how many were there on each day and how many left in all; and how many left on each day. */
function countDays(stretches: readonly Stretch[], from: number, today: number) {
  const length = today - from + 1
  const atRisk = tenures.map(() => Array.from({ length: length + 1 }, () => 0))
  const left = tenures.map(() => 0)
  const exits = Array.from({ length }, () => 0)
  for (const { start, last, ended } of stretches) {
    // Today is not over: who has not left yet still may.
    const until = ended ? last : last - 1
    for (const [index, tenure] of tenures.entries()) {
      const first = Math.max(start + tenure.from, from)
      const final = Math.min(start + tenure.to, until)
      if (start + tenure.from > until) break
      if (final < first) continue
      const days = atRisk[index] ?? []
      days[first - from] = (days[first - from] ?? 0) + 1
      days[final - from + 1] = (days[final - from + 1] ?? 0) - 1
    }
    if (!ended || last < from) continue
    const at = tenureAt(last - start)
    left[at] = (left[at] ?? 0) + 1
    exits[last - from] = (exits[last - from] ?? 0) + 1
  }
  return { from, exits, left, atRisk: atRisk.map(summedUp) }
}

/** The running total of changes from day to day. */
function summedUp(changes: readonly number[]): number[] {
  let total = 0
  return changes.slice(0, -1).map((change) => {
    total += change
    return total
  })
}
