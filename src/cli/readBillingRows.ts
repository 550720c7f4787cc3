import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import type { BillingRow } from '../report/billing/billing'
import { readValues } from './readEvents'

export interface BillingFile {
  rows: BillingRow[]
  /** What was left out, in whole sentences. */
  problems: string[]
}

// What exports of billing systems call these, in small letters and without spaces; the first name is ours.
const names = {
  subscription: ['subscription', 'subscriptionid', 'id'],
  status: ['status', 'state'],
  startedAt: ['startedat', 'startdate', 'created', 'createdat'],
  endedAt: ['endedat', 'ended', 'enddate'],
  endedReason: ['endedreason', 'cancellationreason'],
  amount: ['paidamount', 'amountpaid', 'amount', 'paid'],
  currency: ['currency', 'paidcurrency'],
  time: ['paidat', 'paidtime', 'paymentdate', 'time'],
}

/** Billing rows of a CSV file with a header, or of NDJSON or a JSON array. Several rows may tell of one subscription. */
export async function readBillingRows(path: string): Promise<BillingFile> {
  const rows: BillingRow[] = []
  const left = { nameless: 0, undated: 0 }
  for await (const record of /\.csv$/i.test(path) ? readCsv(path) : readValues(createReadStream(path))) {
    const fields = readFields(record)
    const row = readRow(fields)
    if (row) rows.push(row)
    else left.nameless += 1
    if (row && fields.get('amount') !== undefined && row.paid?.length === 0) left.undated += 1
  }
  return { rows, problems: problemsOf(left) }
}

function problemsOf({ nameless, undated }: { nameless: number; undated: number }): string[] {
  return [
    ...(nameless > 0 ? [`${nameless} rows name no subscription and are left out.`] : []),
    ...(undated > 0
      ? [`${undated} payments lack an amount in minor units, a currency or a paid_at and are left out.`]
      : []),
  ]
}

function readCsv(path: string): AsyncIterable<unknown> {
  const options = { columns: true, bom: true, trim: true, skip_empty_lines: true, relax_column_count: true }
  return createReadStream(path).pipe(parse(options))
}

type Fields = Map<keyof typeof names, unknown>

/** The columns we know, under our own names; empty ones are absent. */
function readFields(record: unknown): Fields {
  const given = new Map(Object.entries(Object(record)).map(([key, value]) => [squashed(key), value]))
  const fields: Fields = new Map()
  for (const name of Object.keys(names) as (keyof typeof names)[]) {
    const value = names[name]
      .map((each) => given.get(each))
      .find((each) => each !== undefined && each !== '' && each !== null)
    if (value !== undefined) fields.set(name, value)
  }
  return fields
}

function squashed(key: string): string {
  return key.toLowerCase().replace(/[\s_-]/g, '')
}

function readRow(fields: Fields): BillingRow | undefined {
  const subscription = fields.get('subscription')
  if (typeof subscription !== 'string' && typeof subscription !== 'number') return undefined
  const row: BillingRow = { subscription: String(subscription), paid: readPayments(fields) }
  for (const name of ['status', 'startedAt', 'endedAt', 'endedReason'] as const) {
    const value = fields.get(name)
    if (typeof value === 'string') row[name] = value
  }
  return row
}

/** A list of payments as JSON may have it, or the one of this row. */
function readPayments(fields: Fields): NonNullable<BillingRow['paid']> {
  const amount = fields.get('amount')
  if (Array.isArray(amount)) return amount.flatMap((each) => readPayment(readFields(each)))
  return readPayment(fields)
}

function readPayment(fields: Fields): NonNullable<BillingRow['paid']> {
  const amount = Number(fields.get('amount') ?? Number.NaN)
  const currency = fields.get('currency')
  const time = fields.get('time')
  if (!Number.isInteger(amount) || typeof currency !== 'string' || typeof time !== 'string') return []
  return [{ amount, currency: currency.toUpperCase(), time }]
}
