import type { Session } from '../log/session'
import { atRanks } from '../statistics/atRanks'
import type { List } from '../store/store'

/** A time with far more flows than is usual for this log. Times are RFC 3339. */
export interface Burst {
  from: string
  to: string
  flows: number
  /** How many flows a time of this length usually has. */
  usual: number
}

const minute = 60_000
const hour = 60 * minute
/** A burst has more than ten times the usual number of flows, and more than twenty on top: no busy day does. */
const times = 10
const more = 20

/** Times with far more flows than is usual. */
export interface Bursts {
  bursts: Burst[]
  /** Whether a session started in one. */
  isIn(session: Pick<Session, 'startedAt'>): boolean
}

/**
 * Finds hours with far more flows than the others have; in a log of under two days, minutes. `starts` are in milliseconds
 * since 1970.
 */
export function findBursts(starts: List<number>): Bursts {
  const middle = middleOf(starts)
  const width = widthFor(middle)
  const counts = countIn(starts, width)
  const usual = usualOf(middle, counts, width)
  const crowded = new Set([...counts].filter(([, count]) => count > usual * times + more).map(([bin]) => bin))
  return {
    bursts: joined(
      [...crowded].sort((a, b) => a - b),
      counts,
      width,
    ).map(({ first, last, flows }) => ({
      from: new Date(first * width).toISOString(),
      to: new Date((last + 1) * width).toISOString(),
      flows,
      usual: usual * (last - first + 1),
    })),
    isIn: ({ startedAt }) => startedAt !== null && crowded.has(Math.floor(startedAt / width)),
  }
}

type Middle = [from: number, to: number]

/**
 * The log's time without its first and last hundredth of flows: one event dated in the year 9999 must not make every day
 * look busy.
 */
function middleOf(starts: List<number>): Middle {
  const cut = Math.floor(starts.size / 100)
  const found = atRanks(starts, starts.size, [cut, starts.size - 1 - cut])
  return [found.get(cut) ?? 0, found.get(starts.size - 1 - cut) ?? 0]
}

/**
 * How long a bin is, in milliseconds. Infinity where the log is too short to say what is usual, so that nothing looks like
 * a burst.
 */
function widthFor([from, to]: Middle): number {
  if (to - from >= 48 * hour) return hour
  return to - from >= 2 * hour ? minute : Infinity
}

function countIn(starts: Iterable<number>, width: number): Map<number, number> {
  const counts = new Map<number, number>()
  for (const start of width === Infinity ? [] : starts) {
    const bin = Math.floor(start / width)
    counts.set(bin, (counts.get(bin) ?? 0) + 1)
  }
  return counts
}

/** The mean of all bins but the fullest tenth: a burst must not raise what counts as usual. */
function usualOf(middle: Middle, counts: ReadonlyMap<number, number>, width: number): number {
  const [first = 0, last = 0] = middle.map((time) => Math.floor(time / width))
  const all = last - first + 1
  const most = Math.ceil(all / 10)
  const rest = [...counts]
    .filter(([bin]) => bin >= first && bin <= last)
    .map(([, count]) => count)
    .sort((a, b) => b - a)
    .slice(most)
  return all > most ? rest.reduce((sum, count) => sum + count, 0) / (all - most) : Infinity
}

/** Joins crowded bins that follow one another to one burst. */
function joined(bins: readonly number[], counts: ReadonlyMap<number, number>, width: number) {
  const runs: { first: number; last: number; flows: number }[] = []
  for (const bin of width === Infinity ? [] : bins) {
    const run = runs.at(-1)
    const flows = counts.get(bin) ?? 0
    if (run?.last === bin - 1) Object.assign(run, { last: bin, flows: run.flows + flows })
    else runs.push({ first: bin, last: bin, flows })
  }
  return runs
}
