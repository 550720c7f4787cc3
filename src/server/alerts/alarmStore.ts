import { flowEndingTypes } from '../flowEndings'
import type { ReceivedEvent } from '../receive/checkEvent'
import { makeIndex } from '../receive/makeIndex'
import { isThere, makeTable, rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'
import type { Failures } from './failureRise'

/** A flow that ended, with what an alarm needs to know of it. */
export interface EndedFlow {
  failed: boolean
  /** The customer's id, or the session's where the customer is not known. */
  customer: string
  configHash: string
  version: string | null
}

/** An alarm that is not over, and what has happened since. */
export interface OpenAlarm {
  limit: number
  /** How the flows since the alarm ended, in order. */
  since: EndedFlow[]
}

const type = `event ->> 'type'`
const isEnding = `${type} IN (${flowEndingTypes.map((name) => `'${name}'`).join(', ')})`
// A flow that broke may still have ended well, at the customer's second try; it counts as failed all the same.
const hasFailed = `(${type} = 'dev.fairwell.flow.failed.v1' OR event -> 'data' ->> 'broke' = 'true')`
const isLive = `event -> 'data' ->> 'mode' = 'live'`

const createTable = `
  CREATE TABLE IF NOT EXISTS fairwell_alarms (
    source text NOT NULL,
    id text NOT NULL,
    event jsonb NOT NULL,
    raised_at timestamptz NOT NULL DEFAULT now(),
    recovered_at timestamptz,
    PRIMARY KEY (source, id)
  )`
// This index lets only one of two processes that see the same rise raise an alarm.
const createOpen = `
  CREATE UNIQUE INDEX IF NOT EXISTS fairwell_alarms_open ON fairwell_alarms (source) WHERE recovered_at IS NULL`
const endingIndex = { name: 'fairwell_events_endings', on: `ON fairwell_events (received_at) WHERE ${isEnding}` }

const suspects = `
  SELECT source FROM fairwell_events
  WHERE ${isEnding} AND ${hasFailed} AND ${isLive} AND received_at > now() - interval '7 days'
  GROUP BY source HAVING count(*) >= 5
  UNION SELECT source FROM fairwell_alarms WHERE recovered_at IS NULL`

// At most the latest two thousand: enough for any rise, and a limit on what a busy page costs. Flows before the end of the
// last alarm do not count, since that alarm has told of them.
const latest = `
  SELECT * FROM (
    SELECT ${hasFailed} AS failed, coalesce(event ->> 'subject', event ->> 'cfsession') AS customer,
      event -> 'data' ->> 'configHash' AS config, event -> 'data' ->> 'version' AS version, received_at, id
    FROM fairwell_events
    WHERE ${isEnding} AND ${isLive} AND source = $1::text AND received_at > greatest(
      now() - interval '7 days',
      (SELECT max(coalesce(recovered_at, raised_at)) FROM fairwell_alarms WHERE source = $1::text)
    )
    ORDER BY received_at DESC, id DESC LIMIT 2000
  ) AS ended ORDER BY received_at, id`

// Times under an alarm do not count: what was wrong once is not what is usual.
const before = `
  SELECT count(*) FILTER (WHERE ${hasFailed}) AS failed, count(*) AS ended FROM fairwell_events AS stored
  WHERE ${isEnding} AND ${isLive} AND source = $1::text
    AND received_at BETWEEN now() - interval '35 days' AND now() - interval '7 days'
    AND NOT EXISTS (
      SELECT FROM fairwell_alarms AS alarm
      WHERE alarm.source = $1::text AND stored.received_at BETWEEN alarm.raised_at AND coalesce(alarm.recovered_at, now())
    )`

const open = `SELECT event -> 'data' ->> 'limit' AS limit FROM fairwell_alarms WHERE source = $1::text AND recovered_at IS NULL`
const raise = `
  INSERT INTO fairwell_alarms (source, id, event) VALUES ($1::text, $2::text, $3::text::jsonb) ON CONFLICT DO NOTHING`
const recover = `UPDATE fairwell_alarms SET recovered_at = now() WHERE source = $1::text AND recovered_at IS NULL`

/** Reads how stored flows ended, and keeps alarms about them in the table `fairwell_alarms`, which it makes. */
export function alarmStore(query: Query) {
  const rows = async (sql: string, params: unknown[]) => rowsOf(await query(sql, params))

  return {
    /** Makes the table; false until a receiver has made the table of events. */
    async prepare(): Promise<boolean> {
      if (!(await isThere(query, 'fairwell_events'))) return false
      await makeTable(query, 'fairwell_alarms', createTable)
      await makeTable(query, 'fairwell_alarms_open', createOpen)
      return true
    },
    /** Makes the index over endings. Without it each look reads the whole table, which is slower but not wrong. */
    index: () => makeIndex(query, endingIndex.name, endingIndex.on).catch(() => undefined),
    /** The sources (a page and its flow) with enough failures to be looked at, and those under an alarm. */
    suspects: async () => (await rows(suspects, [])).map(({ source }) => String(source)),
    /** How the latest flows of a source ended, in order: those of the last week, and since the last alarm. */
    latest: async (source: string) => (await rows(latest, [source])).map(readEnded),
    /** The failures of the four weeks before the last one. */
    async before(source: string): Promise<Failures> {
      const [row] = await rows(before, [source])
      return { failed: Number(row?.failed ?? 0), ended: Number(row?.ended ?? 0) }
    },
    /** The limit at which the source's current alarm was raised; undefined without a current alarm. */
    async openLimit(source: string): Promise<number | undefined> {
      const [row] = await rows(open, [source])
      return row && Number(row.limit)
    },
    raise: (event: ReceivedEvent) => query(raise, [event.source, event.id, JSON.stringify(event)]),
    recover: (source: string) => query(recover, [source]),
  }
}

function readEnded({ failed, customer, config, version }: Record<string, unknown>): EndedFlow {
  return {
    failed: failed === true,
    customer: String(customer),
    configHash: String(config),
    version: typeof version === 'string' ? version : null,
  }
}
