import { DAY } from '../../base/day'
import { expected } from '../../situation/expected'
import { guessed } from '../read/guessed'
import type { ColumnSource, Source } from './fieldMap'

/** The lengths of periods in milliseconds. A month is a twelfth of 365 days, as in a subscription's `mrr`. */
const lengths = { day: DAY, week: 7 * DAY, month: (365 / 12) * DAY, year: 365 * DAY }

/** One field to be read from a row. */
export interface FieldRequest {
  row: Record<string, unknown>
  source: Source
  path: string
  /** The time of the simulation, in milliseconds since 1970. */
  now: number
}

/** The value of one field; undefined where the cell is blank. Throws an Error where the cell cannot be what the map says. */
export function readField({ row, source, path, now }: FieldRequest): unknown {
  if (typeof source === 'object' && 'constant' in source) return source.constant
  const { column, values, type, times, ago }: ColumnSource = typeof source === 'string' ? { column: source } : source
  const name = columnIn(row, column)
  if (name === undefined) throw new Error(`${path}: expected a column ${column}, got none`)
  const cell = row[name]
  if (cell === null || cell === undefined || `${cell}`.trim() === '') return undefined
  if (values && Object.hasOwn(values, `${cell}`)) return values[`${cell}`]
  if (times === undefined && ago === undefined) {
    // A field that the Situation knows is read by its own reader, which tells 49.00 from 49.
    return type === 'text' ? `${cell}` : expected.has(path) ? cell : guessed(cell)
  }
  const number = Number(cell)
  if (!Number.isFinite(number)) throw new Error(`${path}: expected a number in ${column}, got ${JSON.stringify(cell)}`)
  if (times !== undefined) return Math.round(number * times)
  return timeBefore(now, number * lengths[ago ?? 'day'], path)
}

/** The column's name as the file writes it, in any case. */
export function columnIn(row: object, column: string): string | undefined {
  if (Object.hasOwn(row, column)) return column
  return Object.keys(row).find((name) => name.toLowerCase() === column.toLowerCase())
}

function timeBefore(now: number, milliseconds: number, path: string): string {
  const time = new Date(now - milliseconds)
  if (Number.isNaN(time.getTime())) throw new Error(`${path}: expected a time that a calendar has, got none`)
  return time.toISOString()
}
