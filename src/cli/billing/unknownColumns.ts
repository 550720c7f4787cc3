import { type BillingSource, billingSources, ownSource, paymentColumns } from './billingSources'

/**
 * Why rows with these columns are not billing data, or undefined where they are: one column has to name the subscription,
 * and one at least has to say something about it.
 */
export function unknownColumns(columns: readonly string[], source: BillingSource): string | undefined {
  const { subscription, status, startedAt, endedAt } = source
  const { amount, time } = paymentColumns
  const has = (names: readonly string[]) => names.some((name) => columns.includes(name))
  if (has(subscription) && [status, startedAt, endedAt, [...amount, ...time]].some(has)) return
  const found = columns.slice(0, 30).join(', ')
  const wanted = [subscription, status, startedAt, endedAt].map(([name]) => name).join(', ')
  return `expected columns such as ${wanted} (docs/report.md has all of them), got ${found || 'none'}.${hints(columns)}`
}

/** `Did you mean endedat by endetat?` for columns that are two letters at most away from a known one. */
function hints(columns: readonly string[]): string {
  const known = [ownSource, ...billingSources].flatMap((source) => [
    ...source.subscription,
    ...source.status,
    ...source.startedAt,
    ...source.endedAt,
  ])
  const slips = columns.flatMap((column) => {
    const near = known.find((name) => name !== column && name.length > 3 && distance(column, name) <= 2)
    return near && !known.includes(column) ? [` Did you mean ${near} by ${column}?`] : []
  })
  return slips.join('')
}

/** How many letters have to be added, dropped or changed to turn one word into the other (Levenshtein 1966). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at]
    for (let to = 1; to <= other.length; to += 1) {
      const change = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1)
      next.push(Math.min(change, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
