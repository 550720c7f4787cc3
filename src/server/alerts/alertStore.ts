import type { ReceivedEvent } from '../receive/checkEvent'
import { isThere, makeTable, rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'

/** An alert that this process took on for now; nobody else will for a minute. */
export interface DueAlert {
  source: string
  id: string
  /** This one included. */
  attempts: number
  event: ReceivedEvent
}

const endings = ['flow.saved', 'flow.canceled', 'flow.dismissed', 'flow.referred', 'flow.failed']

export type AlertOutcome = 'sent' | 'left out' | 'given up'

// The events are the queue: an alert is due as long as nothing here says that it ended. So none is lost between two statements.
const createTable = `
  CREATE TABLE IF NOT EXISTS fairwell_alerts (
    queue text NOT NULL,
    source text NOT NULL,
    id text NOT NULL,
    raised_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL DEFAULT now(),
    attempts integer NOT NULL DEFAULT 0,
    ended_at timestamptz,
    outcome text,
    last_error text,
    PRIMARY KEY (queue, source, id)
  )`

const isAlert = `event ->> 'type' = 'dev.fairwell.alert.raised.v1'`

// Concurrently, so that a receiver with a year of events in its table can go on writing.
const createIndex = `
  CREATE INDEX CONCURRENTLY IF NOT EXISTS fairwell_events_alerts ON fairwell_events (received_at) WHERE ${isAlert}`

// What else a session has told: few of its events, so that what is known of a flow is found at once.
const isFact = `event ->> 'type' IN (${['survey.answered', 'offer.declined', ...endings].map((name) => `'dev.fairwell.${name}.v1'`).join(', ')})`
const createSessionIndex = `
  CREATE INDEX CONCURRENTLY IF NOT EXISTS fairwell_events_facts ON fairwell_events ((event ->> 'cfsession')) WHERE ${isFact}`
const facts = `
  SELECT event FROM fairwell_events
  WHERE ${isFact} AND event ->> 'cfsession' = $1::text AND source = $2::text LIMIT 100`

const enqueue = `
  INSERT INTO fairwell_alerts (queue, source, id, raised_at)
  SELECT $1::text, source, id, received_at
  FROM fairwell_events AS stored
  WHERE ${isAlert} AND received_at > now() - $2::float8 * interval '1 hour' AND NOT EXISTS (
    SELECT FROM fairwell_alerts AS known
    WHERE known.queue = $1::text AND known.source = stored.source AND known.id = stored.id
  )
  ON CONFLICT DO NOTHING`

const enqueueAlarms = `
  INSERT INTO fairwell_alerts (queue, source, id, raised_at)
  SELECT $1::text, source, id, raised_at FROM fairwell_alarms
  WHERE raised_at > now() - $2::float8 * interval '1 hour'
  ON CONFLICT DO NOTHING`

// Taken for longer than a request can last. A process that dies meanwhile leaves it to the next one; that one sends the same webhook-id.
const claim = (stored: string) => `
  UPDATE fairwell_alerts AS taken SET attempts = taken.attempts + 1, due_at = now() + interval '60 seconds'
  FROM (
    SELECT waiting.source, waiting.id, stored.event
    FROM fairwell_alerts AS waiting
    CROSS JOIN LATERAL (${stored}) AS stored
    WHERE waiting.queue = $1::text AND waiting.ended_at IS NULL AND waiting.due_at <= now()
    ORDER BY waiting.due_at
    LIMIT 10
    FOR UPDATE OF waiting SKIP LOCKED
  ) AS due
  WHERE taken.queue = $1::text AND taken.source = due.source AND taken.id = due.id
  RETURNING taken.source, taken.id, taken.attempts, due.event`

const storedEvent = 'SELECT event FROM fairwell_events AS one WHERE one.source = waiting.source AND one.id = waiting.id'
const storedAlarm = storedEvent.replace('fairwell_events', 'fairwell_alarms')

// Only for the attempt that is being told of: an answer that comes after the minute must not undo what a later attempt did.
const thisAttempt =
  'queue = $1::text AND source = $2::text AND id = $3::text AND attempts = $4::int AND ended_at IS NULL'
const settle = `UPDATE fairwell_alerts SET ended_at = now(), outcome = $5::text, last_error = $6::text WHERE ${thisAttempt}`
const postpone = `
  UPDATE fairwell_alerts SET
    last_error = $5::text,
    due_at = now() + $6::float8 * interval '1 millisecond',
    ended_at = CASE WHEN raised_at < now() - $7::float8 * interval '1 hour' THEN now() END,
    outcome = CASE WHEN raised_at < now() - $7::float8 * interval '1 hour' THEN 'given up' END
  WHERE ${thisAttempt}
  RETURNING outcome`

export interface AlertStore {
  /** Takes on up to ten alerts that are due. */
  claim(): Promise<DueAlert[]>
  /** What its session has told that a team wants to know; nothing as long as it would have to be searched for. */
  factsOf(alert: DueAlert): Promise<ReceivedEvent[]>
  end(alert: DueAlert, outcome: AlertOutcome, reason?: string): Promise<void>
  /** To be tried again after so many milliseconds; true when it is too old for that and was given up instead. */
  postpone(alert: DueAlert, milliseconds: number, reason: string): Promise<boolean>
  /** Resolves when nothing runs in the background any more. */
  idle(): Promise<void>
}

/** What has become of each alert for one destination, in the table `fairwell_alerts`, which it makes. */
export function alertStore(
  query: Query,
  { queue, giveUpAfterHours }: { queue: string; giveUpAfterHours: number },
): AlertStore {
  let isReady = false
  let hasAlarms = false
  let hasFacts = false
  let indexing: Promise<unknown> = Promise.resolve()

  /** False as long as no receiver has made its table: then there is no alert either. */
  async function prepare(): Promise<boolean> {
    if (isReady) return true
    if (!(await isThere(query, 'fairwell_events'))) return false
    await makeTable(query, 'fairwell_alerts', createTable)
    // Without the index each look reads the whole table: slower, but not wrong. Nobody waits for it.
    indexing = makeTable(query, 'fairwell_events_alerts', createIndex)
      .then(() => makeTable(query, 'fairwell_events_facts', createSessionIndex))
      .catch(() => undefined)
    isReady = true
    return true
  }

  const named = ({ source, id, attempts }: DueAlert) => [queue, source, id, attempts]

  return {
    async claim() {
      try {
        if (!(await prepare())) return []
        await query(enqueue, [queue, giveUpAfterHours])
        hasAlarms ||= await isThere(query, 'fairwell_alarms')
        if (hasAlarms) await query(enqueueAlarms, [queue, giveUpAfterHours])
        const stored = hasAlarms ? `${storedEvent} UNION ALL ${storedAlarm}` : storedEvent
        return rowsOf(await query(claim(stored), [queue])).map(readDue)
      } catch (error) {
        // Whatever it was, a missing table may be the reason: the next look asks again.
        isReady = false
        hasAlarms = false
        throw error
      }
    },
    async factsOf({ source, event }) {
      hasFacts ||= await isValidIndex(query, 'fairwell_events_facts')
      if (!hasFacts) return []
      return rowsOf(await query(facts, [event.cfsession, source])).map((row) => readEvent(row.event))
    },
    async end(alert, outcome, reason) {
      await query(settle, [...named(alert), outcome, reason ?? null])
    },
    async postpone(alert, milliseconds, reason) {
      const [row] = rowsOf(await query(postpone, [...named(alert), reason, milliseconds, giveUpAfterHours]))
      return row?.outcome === 'given up'
    },
    async idle() {
      await indexing
    },
  }
}

function readDue({ source, id, attempts, event }: Record<string, unknown>): DueAlert {
  return { source: String(source), id: String(id), attempts: Number(attempts), event: readEvent(event) }
}

/** Drivers that do not parse JSON hand it over as text. */
function readEvent(event: unknown): ReceivedEvent {
  return (typeof event === 'string' ? JSON.parse(event) : event) as ReceivedEvent
}

/** While an index is being made it is there, and of no use. */
async function isValidIndex(query: Query, name: string): Promise<boolean> {
  const [row] = rowsOf(
    await query(`SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass('${name}')`, []),
  )
  return row?.valid === true
}
