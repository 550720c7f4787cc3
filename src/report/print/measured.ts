import type { Interval } from '../statistics/rate'
import { count, percent, rangeOf, signedPoints } from './wording'

/** A figure with its interval: `figure` and `range` are the words, the numbers are what is drawn. */
export interface Measured extends Interval {
  figure: string
  range: string
  value: number
}

type Estimate = Interval & { value: number }

/** A rate as a cell, for a table that says elsewhere of how many. A dash where there is no rate. */
export function measured(rate: Estimate | null | undefined): Measured | string {
  return rate ? { ...ends(rate), figure: percent(rate.value), range: rangeOf(rate) } : '–'
}

/** A rate as a cell that says of how many, for a table whose rows are about different numbers of people. */
export function measuredOf(rate: (Estimate & { n: number }) | null | undefined): Measured | string {
  return rate ? { ...ends(rate), figure: percent(rate.value), range: `${rangeOf(rate)}, n ${count(rate.n)}` } : '–'
}

/** A difference of shares as a cell. A dash where there is none. */
export function measuredPoints(difference: Estimate | null | undefined): Measured | string {
  return difference ? { ...ends(difference), figure: signedPoints(difference.value), range: rangeOf(difference) } : '–'
}

/** The cell in words: `34.2% (30.1 to 38.5)`. */
export function wordsOf(cell: Measured | string): string {
  return typeof cell === 'string' ? cell : `${cell.figure} (${cell.range})`
}

function ends({ value, low, high }: Estimate): Estimate {
  return { value, low, high }
}
