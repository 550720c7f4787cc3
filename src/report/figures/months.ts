// The same lengths as in a Decision's `mrr`: a day is 12/365 of a month, a week 84/365.
const months = new Map([
  ['day', 12 / 365],
  ['week', 84 / 365],
  ['month', 1],
  ['year', 12],
])

/** How many months lie between two charges, or null for an interval that is not known here. */
export function monthsBetween(interval: unknown, intervalCount: unknown = 1): number | null {
  const one = months.get(String(interval))
  const count = Number(intervalCount)
  return one === undefined || !(count > 0) ? null : one * count
}
