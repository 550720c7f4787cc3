import { checkOptions } from '../options/checkOptions'
import { aQuery } from '../options/kinds'
import { isThere, makeTable, onceMade, rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'
import type { KeptOfferRecord } from './currentHistory'
import type { Release, Seen } from './grant'

const createTable = `
  CREATE TABLE IF NOT EXISTS cancel_flow_grants (
    key text PRIMARY KEY, until timestamptz NOT NULL, details jsonb NOT NULL
  )`
const createIndex = `
  CREATE INDEX IF NOT EXISTS cancel_flow_grants_customer ON cancel_flow_grants USING hash ((details ->> 'customer'))`

// One statement, so that of fifty requests at once one is first.
const keep = `
  INSERT INTO cancel_flow_grants AS kept (key, until, details) VALUES ($1::text, $2::timestamptz, $3::text::jsonb)
  ON CONFLICT (key) DO UPDATE SET
    details = CASE WHEN kept.until <= now() THEN excluded.details ELSE kept.details END,
    until = CASE WHEN kept.until <= now() THEN excluded.until ELSE kept.until END
  RETURNING NULLIF(details, $3::text::jsonb) AS earlier`

const forget = `DELETE FROM cancel_flow_grants WHERE key = $1::text AND details ->> 'id' = $2::text`

const accepted = `
  SELECT details ->> 'offer' AS id, 'accepted' AS status, details ->> 'time' AS time, details ->> 'sessionId' AS "sessionId"
  FROM cancel_flow_grants WHERE details ->> 'customer' = $1::text`

const shown = `
  UNION ALL
  SELECT event #>> '{data,offer}', split_part(event ->> 'type', '.', 4), event ->> 'time', session
  FROM fairwell_events
  WHERE subject = $1::text AND event #>> '{data,mode}' = 'live'
    AND event ->> 'type' IN ('dev.fairwell.offer.shown.v1', 'dev.fairwell.offer.declined.v1')`

/** What `performActions` and `verifyClaim` ask about grants. */
export interface GrantStore {
  seen: Seen
  release: Release
  /** The offers that a customer accepted, and those that the receiver knows to have been shown or declined. */
  history: (customerId: string) => Promise<{ offers: KeptOfferRecord[] }>
}

/**
 * Keeps grants in PostgreSQL, in the table `cancel_flow_grants`, which it makes when the first comes. Where the receiver's events are
 * in the same database, `history` reads what was shown and declined from them.
 */
export function keepGrants(options: { query: Query }): GrantStore {
  checkOptions('keepGrants', options, { query: aQuery })
  const { query } = options
  const inTable = onceMade(async () => {
    await makeTable(query, 'cancel_flow_grants', createTable)
    await makeTable(query, 'cancel_flow_grants_customer', createIndex)
  })
  const ask = (sql: string, params: unknown[]) => inTable(async () => rowsOf(await query(sql, params)))

  return {
    async seen(key, until, grant) {
      const [row] = await ask(keep, [key, until.toISOString(), JSON.stringify(grant)])
      return row?.earlier as Awaited<ReturnType<Seen>>
    },
    async release(key, { id }) {
      await ask(forget, [key, id])
    },
    async history(customer) {
      const sql = (await isThere(query, 'fairwell_events')) ? accepted + shown : accepted
      return { offers: (await ask(sql, [String(customer)])) as unknown as KeptOfferRecord[] }
    },
  }
}
