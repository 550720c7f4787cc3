import type { Session } from '../log/session'

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

/**
 * Finds hours with far more flows than the others have; in a log of under two days, minutes. `isIn` tells whether a session
 * started in one.
 */
export function findBursts(sessions: readonly Session[]): { bursts: Burst[]; isIn: (session: Session) => boolean } {
  const starts = sessions.flatMap(({ startedAt }) => startedAt ?? []).sort((a, b) => a - b)
  const width = widthFor(starts)
  const counts = countIn(starts, width)
  const usual = usualOf(starts, counts, width)
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

/**
 * The log's time without its first and last hundredth of flows: one event dated in the year 9999 must not make every day
 * look busy.
 */
function middleOf(starts: readonly number[]): [from: number, to: number] {
  const cut = Math.floor(starts.length / 100)
  return [starts[cut] ?? 0, starts[starts.length - 1 - cut] ?? 0]
}

/**
 * How long a bin is, in milliseconds. Infinity where the log is too short to say what is usual, so that nothing looks like
 * a burst.
 */
function widthFor(starts: readonly number[]): number {
  const [from, to] = middleOf(starts)
  if (to - from >= 48 * hour) return hour
  return to - from >= 2 * hour ? minute : Infinity
}

function countIn(starts: readonly number[], width: number): Map<number, number> {
  const counts = new Map<number, number>()
  for (const start of width === Infinity ? [] : starts) {
    const bin = Math.floor(start / width)
    counts.set(bin, (counts.get(bin) ?? 0) + 1)
  }
  return counts
}

/** The mean of all bins but the fullest tenth: a burst must not raise what counts as usual. */
function usualOf(starts: readonly number[], counts: ReadonlyMap<number, number>, width: number): number {
  const [first = 0, last = 0] = middleOf(starts).map((time) => Math.floor(time / width))
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
