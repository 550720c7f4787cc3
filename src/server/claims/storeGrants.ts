import { checkOptions } from '../options/checkOptions'
import { aQuery } from '../options/kinds'
import { makeEventsTable } from '../receive/eventsTable'
import { makeTable, rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'
import type { KeptOfferRecord } from './currentHistory'
import type { Grant, Seen } from './grant'

const createTable = `
  CREATE TABLE IF NOT EXISTS cancel_flow_grants (key text PRIMARY KEY, until timestamptz NOT NULL, details jsonb NOT NULL)`

// One statement, so that of fifty requests at once one is first.
const keepGrant = `
  INSERT INTO cancel_flow_grants AS kept (key, until, details) VALUES ($1, $2::timestamptz, $3::text::jsonb)
  ON CONFLICT (key) DO UPDATE SET
    details = CASE WHEN kept.until <= now() THEN excluded.details ELSE kept.details END,
    until = CASE WHEN kept.until <= now() THEN excluded.until ELSE kept.until END
  RETURNING NULLIF(details, $3::text::jsonb) AS earlier`

const readOffers = `
  SELECT details ->> 'offer' AS id, 'accepted' AS status, details ->> 'time' AS time, details ->> 'sessionId' AS "sessionId"
  FROM cancel_flow_grants WHERE details ->> 'customer' = $1
  UNION ALL
  SELECT event #>> '{data,offer}', split_part(event ->> 'type', '.', 4), event ->> 'time', session
  FROM fairwell_events
  WHERE subject = $1 AND event #>> '{data,mode}' = 'live'
    AND event ->> 'type' IN ('dev.fairwell.offer.shown.v1', 'dev.fairwell.offer.declined.v1')`

/** What `performActions` and `verifyClaim` ask of a database, as `storeGrants` gives it. */
export interface StoredGrants {
  seen: Seen
  /** The offers that this customer has had up to now. */
  history: (customerId: string) => Promise<{ offers: KeptOfferRecord[] }>
}

/**
 * Keeps grants in the table `cancel_flow_grants` of PostgreSQL, which it makes where there is none: `seen` and `history` as
 * `performActions` and `verifyClaim` take them. The history has what was granted, and what the receiver's events say was shown
 * or declined; it is read when the account page is made, too.
 */
export function storeGrants(options: { query: Query }): StoredGrants {
  checkOptions('storeGrants', options, { query: aQuery })
  const { query } = options
  let tables: Promise<void> | undefined

  /** Asks the tables, which are made before the first question, and looked for again after one that failed. */
  async function ask(sql: string, params: unknown[]): Promise<Record<string, unknown>[]> {
    try {
      tables ??= makeTables(query)
      await tables
      return rowsOf(await query(sql, params))
    } catch (error) {
      tables = undefined
      throw error
    }
  }

  return {
    async seen(key, until, grant) {
      const [row] = await ask(keepGrant, [key, until.toISOString(), JSON.stringify(grant)])
      return row?.earlier as Grant | string | null
    },
    async history(customerId) {
      return { offers: (await ask(readOffers, [customerId])) as unknown[] as KeptOfferRecord[] }
    },
  }
}

async function makeTables(query: Query): Promise<void> {
  await makeTable(query, 'cancel_flow_grants', createTable)
  const on = `ON cancel_flow_grants ((details ->> 'customer'))`
  await makeTable(query, 'cancel_flow_grants_customer', `CREATE INDEX IF NOT EXISTS cancel_flow_grants_customer ${on}`)
  await makeEventsTable(query)
}
