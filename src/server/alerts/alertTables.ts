import { makeIndex } from '../receive/makeIndex'
import { isThere, makeTable } from '../receive/makeTable'
import type { Query } from '../receive/query'
import { factIndex } from './sessionFacts'

// The stored events are the queue: an alert is due until a row here says that it ended. No alert is lost between two statements.
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

/** The SQL condition that a stored event raises an alert. */
export const isAlert = `event ->> 'type' = 'dev.fairwell.alert.raised.v1'`

const alertIndex = { name: 'fairwell_events_alerts', on: `ON fairwell_events (received_at) WHERE ${isAlert}` }

/** Makes the table `fairwell_alerts` and its indexes when they are first needed, and knows which tables are there. */
export function alertTables(query: Query) {
  let isReady = false
  let knowsAlarms = false
  let indexing: Promise<unknown> = Promise.resolve()

  return {
    /** Resolves to false until a receiver has made the table of events: without it there is no alert either. */
    async prepare(): Promise<boolean> {
      if (isReady) return true
      if (!(await isThere(query, 'fairwell_events'))) return false
      await makeTable(query, 'fairwell_alerts', createTable)
      // Nobody waits for the indexes: without them each look reads the whole table, which is slower but not wrong.
      indexing = makeIndex(query, alertIndex.name, alertIndex.on)
        .then(() => makeIndex(query, factIndex.name, factIndex.on))
        .catch(() => undefined)
      isReady = true
      return true
    },
    /** Whether the table of alarms is there; a receiver without alarms has none. */
    async hasAlarms(): Promise<boolean> {
      knowsAlarms ||= await isThere(query, 'fairwell_alarms')
      return knowsAlarms
    },
    /** Looks for the tables again at the next call. */
    forget(): void {
      isReady = false
      knowsAlarms = false
    },
    /** Resolves when no index is being made any more. */
    async idle(): Promise<void> {
      await indexing
    },
  }
}
