import type { ReceivedEvent } from './checkEvent'
import { makeEventsTable } from './eventsTable'
import { onceMade } from './makeTable'
import type { Query } from './query'

// One statement is one transaction, on a pool, too. The rows are sorted, so that two batches that share events cannot block
// each other. The parameter is cast from text, so that a driver that encodes JSON itself leaves it alone.
const insertEvents = `
  INSERT INTO fairwell_events (source, id, event)
  SELECT event ->> 'source', event ->> 'id', event
  FROM jsonb_array_elements($1::text::jsonb) WITH ORDINALITY AS batch (event, position)
  ORDER BY 1, 2, position
  ON CONFLICT (source, id) DO NOTHING`

/** Stores CloudEvents. */
export interface EventStore {
  /**
   * Resolves once all events are committed. Of two with the same `source` and `id`, the first stays (law: no event lost,
   * none twice).
   */
  write(events: ReceivedEvent[]): Promise<void>
}

/** Stores CloudEvents in the table `fairwell_events`, which it makes when the first one comes. */
export function eventStore(query: Query): EventStore {
  const inTable = onceMade(() => makeEventsTable(query))
  return {
    async write(events) {
      await inTable(async () => query(insertEvents, [JSON.stringify(events)]))
    },
  }
}
