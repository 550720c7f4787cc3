import { sum } from '../figures/sum'
import { type EventRate, eventRate } from '../statistics/eventRate'
import { monthOf } from './days'
import type { Pace } from './pace'
import { type Cell, shuffleTest } from './shuffleTest'

/** Exits of one weekday, month or season beside what the tenure of those who were there lets one expect. */
export interface Beat {
  exits: number
  expected: number
  /** Exits over expected: 1.2 is a fifth more than tenure alone explains. */
  ratio: EventRate | null
}

/** What may be said of a rhythm. */
export type RhythmVerdict = 'too short to call a season' | 'too few to tell' | 'no difference seen' | 'differs'

/** Whether the pace of leaving goes by the weekday, the month or the season. */
export interface Rhythm {
  beats: Record<string, Beat>
  verdict: RhythmVerdict
  /** The probability that chance alone sets the beats at least this far apart; null where it is too early to ask. */
  p: number | null
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]
// Named by their months, since winter is in June for half of the world.
const seasons = ['Dec to Feb', 'Mar to May', 'Jun to Aug', 'Sep to Nov']

/** Three rhythms are looked at, so each needs stronger proof than one alone. */
const differsBelow = 0.01
/** The least exits for each beat, on average. */
const fewestExits = 10
/** The least weeks or years with an exit: one alone cannot show what comes back. */
const fewestBlocks = 2
/** A season is only one that came back: every month has to be seen twice. */
const fewestMonths = 24

/** The pace of leaving by weekday, by month of the year and by season. */
export function rhythmsOf(pace: Pace, seed: number) {
  const whole = wholeMonths(pace)
  const byMonth = whole.map((cell) => ({ ...cell, beat: months[cell.month % 12] ?? '' }))
  const bySeason = whole.map((cell) => ({ ...cell, beat: seasons[Math.floor(((cell.month + 1) % 12) / 3)] ?? '' }))
  const isLong = whole.length >= fewestMonths
  return {
    /** How many whole months were watched. */
    months: whole.length,
    weekday: rhythmOf(weekdayCells(pace), weekdays, { seed, isLong: true }),
    month: rhythmOf(byMonth, months, { seed, isLong }),
    season: rhythmOf(bySeason, seasons, { seed, isLong }),
  }
}

/** Every whole calendar month that was watched, the earliest first; `month` counts months as `monthOf` does. */
export function wholeMonths({ from, exits, expected }: Pace): (Cell & { month: number })[] {
  const cells = new Map<number, Cell & { month: number; days: number }>()
  // The last day of the pace is today, which is not over.
  for (let index = 0; index < exits.length - 1; index += 1) {
    const month = monthOf(from + index)
    const cell = cells.get(month) ?? { month, beat: '', block: Math.floor(month / 12), exits: 0, expected: 0, days: 0 }
    cell.exits += exits[index] ?? 0
    cell.expected += expected[index] ?? 0
    cell.days += 1
    cells.set(month, cell)
  }
  return [...cells.values()].filter(({ month, days }) => days === daysIn(month)).map(({ days, ...cell }) => cell)
}

function daysIn(month: number): number {
  return new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate()
}

function weekdayCells({ from, exits, expected }: Pace): Cell[] {
  return exits.slice(0, -1).map((count, index) => {
    // 1970 began on a Thursday.
    const sinceMonday = from + index + 3
    const beat = weekdays[((sinceMonday % 7) + 7) % 7] ?? ''
    return { beat, block: Math.floor(sinceMonday / 7), exits: count, expected: expected[index] ?? 0 }
  })
}

function rhythmOf(
  cells: readonly Cell[],
  names: readonly string[],
  { seed, isLong }: { seed: number; isLong: boolean },
): Rhythm {
  const beats = names.map((name): [string, Beat] => {
    const own = cells.filter(({ beat }) => beat === name)
    const [exits, expected] = [sum(own.map((cell) => cell.exits)), sum(own.map((cell) => cell.expected))]
    return [name, { exits, expected, ratio: eventRate(exits, expected) }]
  })
  const blocks = new Set(cells.flatMap(({ exits, block }) => (exits > 0 ? [block] : [])))
  const isEnough = sum(cells.map(({ exits }) => exits)) >= fewestExits * names.length && blocks.size >= fewestBlocks
  const p = isLong && isEnough ? shuffleTest(cells, names, seed) : null
  return { beats: Object.fromEntries(beats), verdict: verdictOf(p, isLong), p }
}

function verdictOf(p: number | null, isLong: boolean): RhythmVerdict {
  if (!isLong) return 'too short to call a season'
  if (p === null) return 'too few to tell'
  return p < differsBelow ? 'differs' : 'no difference seen'
}
