// As decide counts them: a day is 12/365 of a month, a week 84/365.
const months = new Map([
  ['day', 12 / 365],
  ['week', 84 / 365],
  ['month', 1],
  ['year', 12],
])

/** Months between two charges, or null when the interval is none of ours. */
export function monthsBetween(interval: unknown, intervalCount: unknown = 1): number | null {
  const one = months.get(String(interval))
  const count = Number(intervalCount)
  return one === undefined || !(count > 0) ? null : one * count
}
