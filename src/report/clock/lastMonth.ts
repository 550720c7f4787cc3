import { sum } from '../figures/sum'
import { z95 } from '../statistics/rate'
import { monthText } from './days'
import type { Pace } from './pace'
import { type Rhythm, wholeMonths } from './rhythm'

/** Whether the last whole month was unusual, by the months before it. */
export interface LastMonth {
  /** `2026-10`. */
  month: string
  exits: number
  /** The exits that the months before let one expect, for the tenure of those who were there, and the season where one is seen. */
  expected: number
  /** 19 of 20 usual months lie between these. */
  low: number
  high: number
  verdict: 'more than usual' | 'fewer than usual' | 'as usual'
}

const fewestMonths = 6
const mostMonths = 24
const fewestExits = 50

/** Compares the last whole month with up to two years before it; null where they are too short or have too few exits to tell. */
export function lastMonthOf(pace: Pace, season: Rhythm): LastMonth | null {
  const cells = wholeMonths(pace).map((cell) => ({ ...cell, expected: cell.expected * factorOf(cell.month, season) }))
  const last = cells.at(-1)
  const before = cells.slice(-1 - mostMonths, -1).filter(({ expected }) => expected > 0)
  const exits = sum(before.map((cell) => cell.exits))
  if (!last || before.length < fewestMonths || exits < fewestExits) return null
  const level = exits / sum(before.map((cell) => cell.expected))
  const expected = last.expected * level
  const spread = spreadOf(before.map((cell) => ({ exits: cell.exits, expected: cell.expected * level })))
  // The level itself is only known from so many exits.
  const half = z95 * Math.sqrt(spread * (expected + expected ** 2 / exits))
  const [low, high] = [Math.max(0, expected - half), expected + half]
  const verdict = last.exits > high ? 'more than usual' : last.exits < low ? 'fewer than usual' : 'as usual'
  return { month: monthText(last.month), exits: last.exits, expected, low, high, verdict }
}

/**
 * How much more months differ than chance alone would make them: Pearson's chi-square over its degrees of freedom, and 1 at
 * least (McCullagh and Nelder 1989, quasi-Poisson).
 */
export function spreadOf(cells: readonly { exits: number; expected: number }[]): number {
  const off = sum(cells.map(({ exits, expected }) => (expected > 0 ? (exits - expected) ** 2 / expected : 0)))
  return Math.max(1, off / Math.max(1, cells.length - 1))
}

function factorOf(month: number, { verdict, beats }: Rhythm): number {
  return verdict === 'differs' ? (Object.values(beats)[month % 12]?.ratio?.value ?? 1) : 1
}
