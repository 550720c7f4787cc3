import type { BillingRow } from '../../report/billing/billingRow'
import { plainWord } from '../../situation/reading'
import { readId } from '../../situation/readText'
import { readTime } from '../../situation/readTime'
import { type BillingSource, soldColumns, updatedColumns } from './billingSources'
import { type Fields, firstIn } from './fieldsOf'
import { readPayments } from './readPayments'
import { readSold, trialEndIn } from './readSold'

/** A row that was read, and what was wrong with it. */
export interface ReadBillingRow {
  /** The row; absent where it names no subscription. */
  row?: BillingRow
  /** What could not be read, each as `column: expected …, got …`. */
  problems: string[]
}

/**
 * Reads one row of this billing system; `record` is the row with its objects as they came. A time that cannot be read makes the subscription's state unknown; it never looks
 * as if the subscription still ran.
 */
export function readBillingRow(fields: Fields, source: BillingSource, record: object = {}): ReadBillingRow {
  const subscription = readId(firstIn(fields, source.subscription))
  if (!subscription) return { problems: [expected('a subscription’s id', source.subscription, fields)] }
  const startedAt = timeIn(fields, source.startedAt)
  const endedAt = endAfter(startedAt, fields, endColumns(fields, source))
  const trialEnd = trialEndOf(fields, source, record)
  const updatedAt = timeIn(fields, updatedColumns)
  const payments = readPayments(fields)
  const status = statusIn(fields, source)
  const endedReason = firstIn(fields, source.endedReason)
  const row: BillingRow = {
    subscription,
    paid: payments.paid,
    ...readSold(fields, record, source),
    ...(trialEnd.time !== undefined && trialEnd.problem === undefined && { trialEnd: trialEnd.time }),
    ...(updatedAt.time && { updatedAt: updatedAt.time }),
    ...(status !== undefined && { status }),
    ...(startedAt.time !== undefined && { startedAt: startedAt.time }),
    ...(endedAt.time !== undefined && { endedAt: endedAt.time }),
    ...(endedAt.problem !== undefined && { unreadable: true as const }),
    ...(endedReason !== undefined && { endedReason: typeof endedReason === 'string' ? endedReason : '' }),
  }
  const problems = [startedAt.problem, endedAt.problem, trialEnd.problem, updatedAt.problem].flatMap(
    (problem) => problem ?? [],
  )
  return { row, problems: [...problems, ...payments.problems] }
}

/** The columns of an end. Chargebee leaves null fields out of its objects, so a missing end there means that there is none. */
function endColumns(fields: Fields, source: BillingSource): string[] {
  const isObject = fields.get('object') === 'subscription'
  if (isObject && source.name === 'Chargebee' && !fields.has('cancelledat')) fields.set('cancelledat', null)
  return source.endedAt
}

interface ReadTime {
  /** RFC 3339 or a date; null where the column is blank, undefined where there is none. */
  time?: string | null
  problem?: string
}

function timeIn(fields: Fields, columns: string[]): ReadTime {
  const value = firstIn(fields, columns)
  if (value === undefined) return {}
  const time = readTime(value)
  if (time !== null) return { time: time ?? null }
  return { time: null, problem: expected('a time', columns, fields) }
}

/** The end of a trial, by a column or by the items of an object. */
function trialEndOf(fields: Fields, source: BillingSource, record: object): ReadTime {
  const read = timeIn(fields, soldColumns.trialEnd)
  if (read.time || read.problem) return read
  const time = trialEndIn(record, source)
  return time ? { time } : read
}

/** The end; one before the start is no end: columns may have been mistaken for each other. */
function endAfter(startedAt: ReadTime, fields: Fields, columns: string[]): ReadTime {
  const endedAt = timeIn(fields, columns)
  const isBefore = startedAt.time && endedAt.time && Date.parse(endedAt.time) < Date.parse(startedAt.time.slice(0, 10))
  return isBefore ? { time: null, problem: expected('a time after the start', columns, fields) } : endedAt
}

/** The status of a row, in our words where this system's mean something else. */
export function statusIn(fields: Fields, { status: columns, statuses = {} }: BillingSource): string | undefined {
  const status = firstIn(fields, columns)
  if (typeof status !== 'string') return undefined
  return statuses[plainWord(status)] ?? status
}

/** A problem in words: `endedat: expected a time, got "31/12/2026"`. */
export function expected(what: string, columns: string[], fields: Fields): string {
  const name = columns.find((column) => fields.has(column)) ?? columns[0]
  const value = JSON.stringify(firstIn(fields, columns) ?? null).slice(0, 80)
  return `${name}: expected ${what}, got ${value === 'null' ? 'nothing' : value}`
}
