import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import type { BillingRow } from '../report/billing/billing'
import { readValues } from './readEvents'

export interface BillingFile {
  rows: BillingRow[]
  /** Rows that name no subscription. */
  unreadable: number
}

// What exports of billing systems call these; the first name is ours.
const names = {
  subscription: ['subscription', 'subscription_id', 'subscriptionid', 'id'],
  status: ['status', 'state'],
  startedAt: ['started_at', 'startedat', 'start_date', 'created', 'created_at'],
  endedAt: ['ended_at', 'endedat', 'ended'],
  endedReason: ['ended_reason', 'endedreason', 'cancellation_reason'],
  amount: ['paid_amount', 'amount_paid', 'amount', 'paid'],
  currency: ['currency', 'paid_currency'],
  time: ['paid_at', 'paidat', 'paid_time', 'payment_date'],
}

/** Billing rows of a CSV file with a header, or of NDJSON or a JSON array. Several rows may tell of one subscription. */
export async function readBillingRows(path: string): Promise<BillingFile> {
  const records = /\.csv$/i.test(path) ? readCsv(path) : readValues(createReadStream(path))
  const file: BillingFile = { rows: [], unreadable: 0 }
  for await (const record of records) {
    const row = readRow(record)
    if (row) file.rows.push(row)
    else file.unreadable += 1
  }
  return file
}

function readCsv(path: string): AsyncIterable<unknown> {
  const options = { columns: true, bom: true, trim: true, skip_empty_lines: true, relax_column_count: true }
  return createReadStream(path).pipe(parse(options))
}

function readRow(record: unknown): BillingRow | undefined {
  if (typeof record !== 'object' || record === null) return undefined
  const fields = new Map(
    Object.entries(record).map(([key, value]) => [key.trim().toLowerCase().replaceAll(' ', '_'), value]),
  )
  const find = (all: string[]) =>
    all.map((name) => fields.get(name)).find((value) => value !== undefined && value !== '')
  const text = (all: string[]) => {
    const value = find(all)
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  }
  const subscription = text(names.subscription)
  if (subscription === undefined) return undefined
  const paid = fields.get('paid')
  return {
    subscription,
    ...given({
      status: text(names.status),
      startedAt: text(names.startedAt),
      endedAt: text(names.endedAt),
      endedReason: text(names.endedReason),
    }),
    paid: Array.isArray(paid) ? paid : payment(text(names.amount), text(names.currency), text(names.time)),
  }
}

function payment(amount: string | undefined, currency: string | undefined, time: string | undefined) {
  if (amount === undefined || currency === undefined || time === undefined) return []
  return [{ amount: Number(amount), currency: currency.toUpperCase(), time }]
}

type Known<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }

function given<Fields extends Record<string, string | undefined>>(fields: Fields): Known<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Known<Fields>
}
