import { makeTable, rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'

/** A row of the table: what a biller told, and when it was so. */
export interface BillingRecord {
  id: string
  time: string
  subscription: string | undefined
  /** Whether the subscription is ending or has ended by then; undefined where the biller's object does not say. */
  isLeaving: boolean | undefined
  object: object
}

const createTable = `
  CREATE TABLE IF NOT EXISTS fairwell_billing (
    id text PRIMARY KEY,
    time timestamptz NOT NULL,
    subscription text,
    is_leaving boolean,
    object jsonb NOT NULL
  )`
const createIndex = `
  CREATE INDEX IF NOT EXISTS fairwell_billing_subscription ON fairwell_billing USING hash (subscription)`

const insert = `
  INSERT INTO fairwell_billing (id, time, subscription, is_leaving, object)
  VALUES ($1::text, $2::timestamptz, $3::text, $4::boolean, $5::text::jsonb) ON CONFLICT (id) DO NOTHING`

// Billers tell in any order, so what counts is when it was so, not when it was heard.
const latestBefore = `
  SELECT is_leaving FROM fairwell_billing
  WHERE subscription = $1::text AND is_leaving IS NOT NULL AND (time, id) < ($2::timestamptz, $3::text)
  ORDER BY time DESC, id DESC LIMIT 1`

/** Keeps what billers tell, in the table `fairwell_billing`, which it makes when the first comes. */
export interface BillingStore {
  /** Of two with one id, the first stays. */
  write(record: BillingRecord): Promise<void>
  /** Whether the subscription was ending or had ended before this record. */
  wasLeaving(record: BillingRecord): Promise<boolean>
}

/** The store of what billers tell. */
export function billingStore(query: Query): BillingStore {
  let table: Promise<void> | undefined

  async function makeAll(): Promise<void> {
    await makeTable(query, 'fairwell_billing', createTable)
    await makeTable(query, 'fairwell_billing_subscription', createIndex)
  }

  return {
    async write({ id, time, subscription, isLeaving, object }) {
      try {
        table ??= makeAll()
        await table
        await query(insert, [id, time, subscription ?? null, isLeaving ?? null, JSON.stringify(object)])
      } catch (error) {
        // A missing table may be the reason, so the next change looks for it again.
        table = undefined
        throw error
      }
    },
    async wasLeaving({ id, time, subscription }) {
      const [row] = rowsOf(await query(latestBefore, [subscription, time, id]))
      return row?.is_leaving === true
    },
  }
}
