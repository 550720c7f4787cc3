import { checkShape } from '../../config/check/checkShape'
import { describeProblem } from '../../config/check/parseConfig'
import { error } from '../../config/check/problem'

/** Where a field comes from: the name of a column, or one of these two. */
export type Source = string | { constant: unknown } | ColumnSource

export interface ColumnSource {
  column: string
  /** The number in the column times this: 100 makes minor units of 29.85. */
  times?: number
  /** What the column's texts mean: `{ "Two year": "year" }`. A text that is not named stays as it is. */
  values?: Record<string, unknown>
  /** The column counts days, weeks, months or years before now; the field becomes that time. */
  ago?: 'day' | 'week' | 'month' | 'year'
  /** Keeps digits a text, as an id or a postal code has to be. */
  type?: 'text'
}

/** Field by field, what of a row says who is leaving and what they pay. */
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

/** The map as JSON has it. Throws an Error with a line for everything that is wrong. */
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
