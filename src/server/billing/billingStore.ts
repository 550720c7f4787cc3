import type { Status } from '../../situation/readStatus'
import { makeTable, onceMade, rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'

/** A row of the table: what a biller told, and when it was so. */
export interface BillingRecord {
  id: string
  time: string
  subscription: string | undefined
  /** Its status by then, in our words; undefined where the biller's object does not say. */
  status: Status | undefined
  object: object
}

const createTable = `
  CREATE TABLE IF NOT EXISTS fairwell_billing (
    id text PRIMARY KEY,
    time timestamptz NOT NULL,
    subscription text,
    status text,
    object jsonb NOT NULL
  )`
const createIndex = `
  CREATE INDEX IF NOT EXISTS fairwell_billing_subscription ON fairwell_billing USING hash (subscription)`

const insert = `
  INSERT INTO fairwell_billing (id, time, subscription, status, object)
  VALUES ($1::text, $2::timestamptz, $3::text, $4::text, $5::text::jsonb) ON CONFLICT (id) DO NOTHING`

// Billers tell in any order, so what counts is when it was so, not when it was heard.
const latestBefore = `
  SELECT status FROM fairwell_billing
  WHERE subscription = $1::text AND status IS NOT NULL AND (time, id) < ($2::timestamptz, $3::text)
  ORDER BY time DESC, id DESC LIMIT 1`

/** Keeps what billers tell, in the table `fairwell_billing`, which it makes when the first comes. */
export interface BillingStore {
  /** Of two with one id, the first stays. */
  write(record: BillingRecord): Promise<void>
  /** The status that the subscription had before this record; undefined where none is known. */
  statusBefore(record: BillingRecord): Promise<Status | undefined>
}

/** The store of what billers tell. */
export function billingStore(query: Query): BillingStore {
  const inTable = onceMade(async () => {
    await makeTable(query, 'fairwell_billing', createTable)
    await makeTable(query, 'fairwell_billing_subscription', createIndex)
  })

  return {
    async write({ id, time, subscription, status, object }) {
      const values = [id, time, subscription ?? null, status ?? null, JSON.stringify(object)]
      await inTable(async () => query(insert, values))
    },
    async statusBefore({ id, time, subscription }) {
      const [row] = rowsOf(await query(latestBefore, [subscription, time, id]))
      return (row?.status ?? undefined) as Status | undefined
    },
  }
}
