import { checkShape } from '../../config/check/checkShape'
import { describeProblem } from '../../config/check/configError'
import { error } from '../../config/check/problem'

/** Where the value of a field comes from: a column by its name, a constant, or a column whose values are changed. */
export type Source = string | { constant: unknown } | ColumnSource

/** A column and how its values are changed. */
export interface ColumnSource {
  column: string
  /** Multiplies the column's number: 100 turns 29.85 into minor units. */
  times?: number
  /** What the column's texts mean: `{ "Two year": "year" }`. A text that is not listed stays unchanged. */
  values?: Record<string, unknown>
  /** Says that the column counts days, weeks, months or years before now; the field becomes that time. */
  ago?: 'day' | 'week' | 'month' | 'year'
  /** Keeps digits as text, as an id or a postal code has to be. */
  type?: 'text'
}

/** Where each field of customer and subscription comes from. */
export interface FieldMap {
  customer?: Record<string, Source>
  subscription?: Record<string, Source>
}

const fields = ['record', 'anything', 'an object'] as ['record', string, string]
const mapShape = { 'customer?': fields, 'subscription?': fields }
const columnShape = {
  column: 'string',
  'times?': 'number',
  'values?': fields,
  'ago?': 'string in day|week|month|year',
  'type?': 'string in text',
}

/** Reads a map from JSON. Throws an Error with a line for everything that is wrong. */
export function readFieldMap(value: unknown): FieldMap {
  const problems = checkShape(value, mapShape)
  if (problems.length === 0) {
    for (const [part, sources] of Object.entries(value as FieldMap)) {
      for (const [name, source] of Object.entries(sources)) problems.push(...checkSource(source, `${part}.${name}`))
    }
  }
  if (problems.length === 0) return value as FieldMap
  throw new Error(problems.map((each) => describeProblem(each).replace('[fairwell] config', 'map')).join('\n'))
}

function checkSource(source: unknown, path: string) {
  if (typeof source === 'string') return []
  if (typeof source !== 'object' || source === null)
    return [error(path, `expected a column, { column, … } or { constant }, got ${JSON.stringify(source)}`)]
  return checkShape(source, 'constant' in source ? { constant: 'anything' } : columnShape, path)
}
