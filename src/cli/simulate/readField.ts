import { DAY } from '../../base/day'
import { expected } from '../../situation/expected'
import type { ColumnSource, Source } from './fieldMap'

/** A month is a twelfth of 365 days, as in a subscription's mrr. */
const lengths = { day: DAY, week: 7 * DAY, month: (365 / 12) * DAY, year: 365 * DAY }

export interface FieldRequest {
  row: Record<string, unknown>
  source: Source
  path: string
  /** Milliseconds since 1970. */
  now: number
}

/** What a row says of one field; undefined where the cell is blank. Throws an Error when it can't be what the map says. */
export function readField({ row, source, path, now }: FieldRequest): unknown {
  if (typeof source === 'object' && 'constant' in source) return source.constant
  const { column, values, type, times, ago }: ColumnSource = typeof source === 'string' ? { column: source } : source
  const name = columnIn(row, column)
  if (name === undefined) throw new Error(`${path}: expected a column ${column}, got none`)
  const cell = row[name]
  if (cell === null || cell === undefined || `${cell}`.trim() === '') return undefined
  if (values && Object.hasOwn(values, `${cell}`)) return values[`${cell}`]
  if (times === undefined && ago === undefined) {
    // What the Situation knows is read by its own reader, to whom 49.00 is not 49.
    return type === 'text' ? `${cell}` : expected.has(path) ? cell : guessed(cell)
  }
  const number = Number(cell)
  if (!Number.isFinite(number)) throw new Error(`${path}: expected a number in ${column}, got ${JSON.stringify(cell)}`)
  if (times !== undefined) return Math.round(number * times)
  return timeBefore(now, number * lengths[ago ?? 'day'], path)
}

/** The column as the file writes it; exports capitalize as they like. */
function columnIn(row: object, column: string): string | undefined {
  if (Object.hasOwn(row, column)) return column
  return Object.keys(row).find((name) => name.toLowerCase() === column.toLowerCase())
}

/** Cells of CSV are texts: those that read as a number or a boolean are taken for one; a leading 0 makes it no number. */
function guessed(cell: unknown): unknown {
  if (typeof cell !== 'string') return cell
  if (/^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(cell)) return Number(cell)
  return /^(true|false)$/.test(cell) ? cell === 'true' : cell
}

function timeBefore(now: number, milliseconds: number, path: string): string {
  const time = new Date(now - milliseconds)
  if (Number.isNaN(time.getTime())) throw new Error(`${path}: expected a time that a calendar has, got none`)
  return time.toISOString()
}
