import { stringify } from 'csv-stringify/sync'
import type { Summary } from '../createReport'
import { forSpreadsheets } from './spreadsheet'

interface Row {
  section: string
  item: string
  figure: string
  value: string | number
  low?: unknown
  high?: unknown
  n?: unknown
}

/** The report as CSV, one figure a line: section, item, figure and value, with the interval and n where there are any. */
export function toCsv(summary: Summary): string {
  const { advice, topics, feedback, comparison, ...figures } = summary
  const rows = rowsOf(
    {
      ...figures,
      topics: Object.fromEntries(topics.topics.map(({ examples, terms, ...rest }) => [terms[0], rest])),
      comparison: Object.fromEntries(
        comparison.cells.map(({ kind, about, by, value, ...rest }) => [
          [kind, about, by, value].filter(Boolean).join(': '),
          rest,
        ]),
      ),
    },
    [],
  )
  const columns = ['section', 'item', 'figure', 'value', 'low', 'high', 'n']
  return stringify(rows, { header: true, columns, ...forSpreadsheets })
}

function rowsOf(value: unknown, path: string[]): Row[] {
  if (Array.isArray(value)) return value.flatMap((each) => rowsOf(unnamed(each), [...path, nameOf(each)]))
  if (typeof value === 'object' && value !== null) {
    if ('value' in value && 'low' in value) return [{ ...place(path), ...(value as Omit<Row, 'section'>) }]
    return Object.entries(value).flatMap(([key, each]) => rowsOf(each, [...path, key]))
  }
  if (typeof value === 'boolean') return [{ ...place(path), value: String(value) }]
  return typeof value === 'number' || typeof value === 'string' ? [{ ...place(path), value }] : []
}

function place(path: string[]) {
  const [section = '', ...rest] = path
  return { section, item: rest.slice(0, -1).join(' / '), figure: rest.at(-1) ?? section }
}

function nameOf(entry: Record<string, unknown>): string {
  return String(entry.period ?? entry.step ?? '')
}

function unnamed({ period, step, ...rest }: Record<string, unknown>): unknown {
  return rest
}
