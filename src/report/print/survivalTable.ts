import type { Survival } from '../clock/survival'
import { measuredOf } from './measured'
import type { Table } from './section'
import { count } from './wording'

/** The months of the columns; the JSON has more. */
const shown = [1, 3, 6, 12, 24, 36]

/** A table of curves, one a row, with a column for each month that any of them reaches. */
export function survivalTable(caption: string, groups: Record<string, Survival>): Table {
  const rows = Object.entries(groups)
  const reached = shown.filter((months) => rows.some(([, { at }]) => at[`month${months}`]))
  return {
    caption,
    spare: [
      2,
      ...reached
        .slice(0, -1)
        .map((_, index) => index + 3)
        .reverse(),
      reached.length + 3,
    ],
    columns: [
      '',
      'Subscriptions',
      'Left',
      ...reached.map((months) => (months === 1 ? '1 month' : `${months} months`)),
      'Half left after (days)',
    ],
    rows: rows.map(([name, { subscriptions, left, at, medianDays }]) => [
      name,
      count(subscriptions),
      count(left),
      ...reached.map((months) => measuredOf(at[`month${months}`])),
      medianText(medianDays),
    ]),
  }
}

function medianText({ value, low, high }: Survival['medianDays']): string {
  if (value === null) return low === null ? '–' : `more than ${count(Math.floor(low))}`
  return `${count(Math.round(value))} (${end(low)} to ${end(high)})`
}

function end(days: number | null): string {
  return days === null ? 'unknown' : count(days)
}
