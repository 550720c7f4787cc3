import type { Readable } from 'node:stream'
import { type BillingRow, isState } from '../../report/billing/billingRow'
import { createSeenSet } from '../../report/log/seenSet'
import { openText } from '../read/openText'
import { readRecords } from '../read/readRecords'
import { ownSource, sourceOf, testColumns } from './billingSources'
import { type Fields, fieldsOf, firstIn, isBlank, isYes } from './fieldsOf'
import { createLeftOut } from './leftOut'
import { readBillingRow } from './readBillingRow'
import { unknownColumns } from './unknownColumns'

/** A file of billing rows. */
export interface BillingFile {
  rows: BillingRow[]
  /** How many rows could not be read, completely or in part. */
  unreadable: number
  /** What was left out, in whole sentences. */
  problems: string[]
}

/** Which rows of a billing file count. */
export interface BillingOptions {
  /** Live or test mode, default live. Rows that name the other mode are left out. */
  mode?: 'live' | 'test'
}

/**
 * Reads billing rows of any file that `readRecords` reads, in our own format or as exported by Stripe, Paddle, Chargebee or
 * Recurly. Several rows may tell of one subscription. Throws an Error that lists the columns found where none is known.
 */
export async function readBillingRows(
  path: string,
  stdin: Readable,
  options: BillingOptions = {},
): Promise<BillingFile> {
  const rows: BillingRow[] = []
  const left = createLeftOut()
  const seen = createSeenSet()
  const columns = new Set<string>()
  let source = ownSource
  for await (const { row: number, value, problem } of readRecords(openText(path, stdin))) {
    if (problem !== undefined) left.add('unreadable', number, problem)
    if (value === undefined) continue
    const record = subscriptionIn(value)
    const fields = fieldsOf(record)
    for (const column of fields.keys()) columns.add(column)
    if (source === ownSource) source = sourceOf([...fields.keys()])
    if (isOtherMode(fields, options)) left.add('otherMode')
    else {
      const isNew = seen.add(JSON.stringify(record))
      if (!isNew) left.add('twice')
      const { row, problems } = readBillingRow(fields, source, record)
      // A row that lost some of its cells shows that there is a subscription, but not whether it still runs.
      const told = row && (problem === undefined ? row : { ...row, unreadable: true as const })
      // One that came twice tells the state again, which may have been another in between; but nobody paid twice.
      if (told && isNew) rows.push(told)
      else if (told && isState(told)) rows.push({ ...told, paid: [] })
      if (problem === undefined && isNew)
        for (const each of problems) left.add(row ? 'inPart' : 'unreadable', number, each)
    }
  }
  const unknown = unknownColumns([...columns], source)
  if (unknown) throw new Error(`${path}: ${unknown}`)
  return { rows, unreadable: left.unreadable(), problems: left.sentences() }
}

/** The subscription in a row: Chargebee's lists have it beside its customer. */
function subscriptionIn(value: Record<string, unknown>): Record<string, unknown> {
  const { subscription } = value
  return typeof subscription === 'object' && subscription !== null ? (subscription as Record<string, unknown>) : value
}

/** Whether a row is of the other mode: Stripe's objects name theirs, a table may mark its test customers. */
function isOtherMode(fields: Fields, { mode = 'live' }: BillingOptions): boolean {
  const isLive = fields.get('livemode')
  if (!isBlank(isLive)) return isYes(isLive) !== (mode === 'live')
  const isTest = firstIn(fields, testColumns)
  return !isBlank(isTest) && isYes(isTest) !== (mode === 'test')
}
