import type { ReceivedEvent } from './checkEvent'
import { makeTable } from './makeTable'
import type { Query } from './query'

const createTable = `
  CREATE TABLE IF NOT EXISTS fairwell_events (
    source text NOT NULL,
    id text NOT NULL,
    event jsonb NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (source, id)
  )`

// One statement is one transaction on any pool. Sorted, so that two batches that share events cannot lock each other out;
// by way of text, so that a driver that encodes JSON itself leaves the parameter alone.
const insertEvents = `
  INSERT INTO fairwell_events (source, id, event)
  SELECT event ->> 'source', event ->> 'id', event
  FROM jsonb_array_elements($1::text::jsonb) WITH ORDINALITY AS batch (event, position)
  ORDER BY 1, 2, position
  ON CONFLICT (source, id) DO NOTHING`

export interface EventStore {
  /** Resolves once all of the events are committed; of two with the same `source` and `id` the first to come stays. */
  write(events: ReceivedEvent[]): Promise<void>
}

/** Keeps CloudEvents in the table `fairwell_events`, which it makes when the first one comes. */
export function eventStore(query: Query): EventStore {
  let table: Promise<void> | undefined

  async function write(events: ReceivedEvent[]): Promise<void> {
    try {
      table ??= makeTable(query, 'fairwell_events', createTable)
      await table
      await query(insertEvents, [JSON.stringify(events)])
    } catch (error) {
      // Whatever it was, a missing table may be the reason: the next request looks again.
      table = undefined
      throw error
    }
  }

  return { write }
}
