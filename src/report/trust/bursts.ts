import type { Session } from '../log/session'

/** More flows at once than this log has as a rule. Times RFC 3339. */
export interface Burst {
  from: string
  to: string
  flows: number
  /** Flows that as much time has as a rule. */
  usual: number
}

const minute = 60_000
const hour = 60 * minute
/** So many times what is usual, and so many more, is no busy day. */
const times = 10
const more = 20

/** Finds hours (in a log of under two days, minutes) with far more flows than the others. `isIn` tells whether a session is in one. */
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

/** Without the first and the last hundredth: a single event of the year 9999 should not make every day look busy. */
function middleOf(starts: readonly number[]): [from: number, to: number] {
  const cut = Math.floor(starts.length / 100)
  return [starts[cut] ?? 0, starts[starts.length - 1 - cut] ?? 0]
}

/** Infinity where the log is too short to say what is usual: then all is in one bin, and usual. */
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

/** The mean of all bins but the tenth with the most flows: what is made up must not make itself usual. */
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

/** Crowded bins that follow one another are one burst. */
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
