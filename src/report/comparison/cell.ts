import { difference, type Estimate } from '../statistics/compare'
import { adjustedForAll, falseDiscoveryRate } from '../statistics/falseDiscoveries'
import { pOfDifference } from '../statistics/pOfDifference'
import { type Count, type Rate, rate } from '../statistics/rate'
import { type Verdict, verdict } from '../statistics/verdict'
import { moreFlows } from './moreFlows'
import type { Place } from './placesOf'

/** One thing for one group of customers, before it is compared. */
export interface Pair extends Place {
  kind: 'offer' | 'arm' | 'channel'
  /** The offer's id, the arm as `experiment: arm`, or the channel. */
  about: string
  own: Count
  other: Count
  /** What it is compared with: `holdout`, the control arm, or `everybody else`. */
  against: string
}

/** One thing for one group of customers. */
export interface Cell extends Omit<Pair, 'own' | 'other'> {
  /** The share of flows that it kept; of a channel, its share of the group's cancellations. */
  rate: Rate | null
  /** The same of what it is compared with; null where there is nothing to compare with. */
  other: Rate | null
  difference: Estimate | null
  verdict: Verdict
  /** Whether the difference stands when all comparisons are counted in. */
  holds: boolean
  /** About how many flows more would show a difference of ten points; null where the other side has none. */
  moreFlows: number | null
}

/** Fewer flows than this on its side, and a group is not listed. */
const fewest = 10

/** What was compared, and what came of it. */
export interface Cells {
  cells: Cell[]
  /** How many of them have something to be compared with. */
  compared: number
  /** Groups with too few flows to be listed. */
  few: number
}

/** The pairs compared, all of them counted in: what stands first, then what is about all customers, then the largest. */
export function cellsOf(pairs: readonly Pair[]): Cells {
  const listed = pairs.filter(({ own }) => own.n >= fewest)
  const tested = listed.filter(({ other }) => other.n >= fewest)
  const ps = adjustedForAll(tested.map(({ own, other }) => pOfDifference(own, other)))
  const adjusted = new Map(tested.map((pair, place) => [pair, ps[place] ?? 1]))
  const cells = listed.map((pair) => ({ p: adjusted.get(pair) ?? 1, cell: cellOf(pair, adjusted.get(pair)) }))
  cells.sort(
    (a, b) =>
      Number(b.cell.holds) - Number(a.cell.holds) ||
      (a.cell.holds ? a.p - b.p : 0) ||
      Number(b.cell.by === 'all') - Number(a.cell.by === 'all') ||
      (b.cell.rate?.n ?? 0) - (a.cell.rate?.n ?? 0) ||
      (nameOf(a.cell) < nameOf(b.cell) ? -1 : 1),
  )
  return { cells: cells.map(({ cell }) => cell), compared: tested.length, few: pairs.length - listed.length }
}

function cellOf({ own, other, ...pair }: Pair, p: number | undefined): Cell {
  const seen = verdict(own, other)
  const isSeen = seen === 'higher' || seen === 'lower'
  return {
    ...pair,
    rate: rate(own),
    other: rate(other),
    difference: difference(own, other),
    verdict: seen,
    holds: isSeen && p !== undefined && p <= falseDiscoveryRate,
    moreFlows: moreFlows(own, other),
  }
}

function nameOf({ kind, about, by, value }: Cell): string {
  return JSON.stringify([kind, about, by, value])
}
