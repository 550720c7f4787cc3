import type { ReceivedEvent } from '../receive/checkEvent'
import { rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'
import { alertTables, isAlert } from './alertTables'
import { readEvent } from './readEvent'
import { sessionFacts } from './sessionFacts'

/** An alert that this process has claimed. No other process takes it for a minute. */
export interface DueAlert {
  source: string
  id: string
  /** The number of attempts, this one included. */
  attempts: number
  event: ReceivedEvent
}

/** What finally became of an alert. */
export type AlertOutcome = 'sent' | 'left out' | 'given up'

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

// The claim lasts longer than a request can. If the process dies meanwhile, another one sends the alert with the same
// webhook-id.
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

// Only the attempt that is still the latest is written down: an answer that comes after the minute must not overwrite a
// later attempt.
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

/** The queue of alerts for one destination. */
export interface AlertStore {
  /** Claims up to ten alerts that are due. */
  claim(): Promise<DueAlert[]>
  /** The other events of the alert's session that a team wants to know. Empty until the index that finds them is usable. */
  factsOf(alert: DueAlert): Promise<ReceivedEvent[]>
  end(alert: DueAlert, outcome: AlertOutcome, reason?: string): Promise<void>
  /** Schedules another attempt after so many milliseconds. True where the alert is too old for one and was given up instead. */
  postpone(alert: DueAlert, milliseconds: number, reason: string): Promise<boolean>
  /** Resolves when nothing runs in the background any more. */
  idle(): Promise<void>
}

/** Keeps what became of each alert for one destination, in the table `fairwell_alerts`, which it makes. */
export function alertStore(
  query: Query,
  { queue, giveUpAfterHours }: { queue: string; giveUpAfterHours: number },
): AlertStore {
  const facts = sessionFacts(query)
  const tables = alertTables(query)

  const named = ({ source, id, attempts }: DueAlert) => [queue, source, id, attempts]

  return {
    async claim() {
      try {
        if (!(await tables.prepare())) return []
        await query(enqueue, [queue, giveUpAfterHours])
        const hasAlarms = await tables.hasAlarms()
        if (hasAlarms) await query(enqueueAlarms, [queue, giveUpAfterHours])
        const stored = hasAlarms ? `${storedEvent} UNION ALL ${storedAlarm}` : storedEvent
        return rowsOf(await query(claim(stored), [queue])).map(readDue)
      } catch (error) {
        // A table that somebody dropped may be the reason: the next look asks for the tables again.
        tables.forget()
        throw error
      }
    },
    factsOf: facts.of,
    async end(alert, outcome, reason) {
      await query(settle, [...named(alert), outcome, reason ?? null])
    },
    async postpone(alert, milliseconds, reason) {
      const [row] = rowsOf(await query(postpone, [...named(alert), reason, milliseconds, giveUpAfterHours]))
      return row?.outcome === 'given up'
    },
    idle: tables.idle,
  }
}

function readDue({ source, id, attempts, event }: Record<string, unknown>): DueAlert {
  return { source: String(source), id: String(id), attempts: Number(attempts), event: readEvent(event) }
}
