import { daysOfMonths } from './days'

/** A span of tenure: the days after the start, from `from` to `to`, both within it. */
export interface Tenure {
  name: string
  from: number
  to: number
}

const months = Array.from({ length: 11 }, (_, index) => ({ name: `month ${index + 2}`, to: daysOfMonths(index + 2) }))
const ends = [
  { name: 'week 1', to: 7 },
  { name: 'days 8 to 31', to: daysOfMonths(1) },
  ...months,
  { name: 'months 13 to 18', to: daysOfMonths(18) },
  { name: 'months 19 to 24', to: daysOfMonths(24) },
  { name: 'year 3', to: daysOfMonths(36) },
  { name: 'year 4', to: daysOfMonths(48) },
  { name: 'year 5', to: daysOfMonths(60) },
  { name: 'later', to: Infinity },
]

/**
 * The spans by which the report tells the pace of leaving. Each reaches to the last day that its months can have, so who
 * leaves at the end of the twelfth month is in it.
 */
export const tenures: readonly Tenure[] = ends.map((each, index) => ({
  ...each,
  from: (ends[index - 1]?.to ?? -1) + 1,
}))

/** The index of the span that this many days after the start lie in. */
export function tenureAt(days: number): number {
  return tenures.findIndex(({ to }) => days <= to)
}
