import { isThere, makeTable, rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'
import type { FailedEvent } from './forwardError'
import type { ForwardedEvent } from './forwarder'

// The stored events are the queue: an event is due until a row here says that it went. None is lost between two statements.
const createTable = `
  CREATE TABLE IF NOT EXISTS fairwell_forwarded (
    queue text NOT NULL,
    source text NOT NULL,
    id text NOT NULL,
    taken_until timestamptz NOT NULL,
    ended_at timestamptz,
    last_error text,
    PRIMARY KEY (queue, source, id)
  )`

// Events that came in one request keep the order of their session.
const inOrder = `received_at, source, event ->> 'cfsession', length(event ->> 'sequence'), event ->> 'sequence', id`

// The claim lasts longer than a batch can take. Of two processes that claim the same event at once, the second finds it
// claimed.
const claim = `
  WITH claimed AS (
    INSERT INTO fairwell_forwarded AS waiting (queue, source, id, taken_until)
    SELECT $1::text, source, id, now() + interval '10 minutes'
    FROM fairwell_events AS stored
    WHERE NOT EXISTS (
      SELECT FROM fairwell_forwarded AS known
      WHERE known.queue = $1::text AND known.source = stored.source AND known.id = stored.id
        AND (known.ended_at IS NOT NULL OR known.taken_until > now())
    )
    ORDER BY ${inOrder}
    LIMIT 100
    ON CONFLICT (queue, source, id) DO UPDATE SET taken_until = excluded.taken_until
    WHERE waiting.ended_at IS NULL AND waiting.taken_until <= now()
    RETURNING source, id
  )
  SELECT event FROM claimed JOIN fairwell_events USING (source, id) ORDER BY ${inOrder}`

// Without a `reason` the event went. A failed one is ended or free for the next look; one that failed alone waits a minute,
// so that it does not stand before the others.
const settle = `
  UPDATE fairwell_forwarded AS waiting SET
    ended_at = CASE WHEN (told ->> 'ended')::boolean THEN now() END,
    taken_until = now() + CASE WHEN (told ->> 'alone')::boolean THEN interval '1 minute' ELSE interval '0' END,
    last_error = told ->> 'reason'
  FROM jsonb_array_elements($2::text::jsonb) AS told
  WHERE queue = $1::text AND waiting.source = told ->> 'source' AND waiting.id = told ->> 'id'
    AND waiting.ended_at IS NULL`

/** The queue of events for one system. */
export interface ForwardStore {
  /** Claims up to a hundred events that have not gone yet, in the order they came. */
  claim(): Promise<ForwardedEvent[]>
  /** Writes down that all of these events went except those that failed. */
  settle(events: readonly ForwardedEvent[], failed: readonly FailedEvent[]): Promise<void>
}

/** Keeps which stored events went to one queue's system, in the table `fairwell_forwarded`, which it makes. */
export function forwardStore(query: Query, queue: string): ForwardStore {
  return {
    async claim() {
      // Until a receiver has made the table of events there is nothing to forward.
      if (!(await isThere(query, 'fairwell_events'))) return []
      await makeTable(query, 'fairwell_forwarded', createTable)
      return rowsOf(await query(claim, [queue])).map(({ event }) =>
        // Drivers that do not parse JSON give it as text.
        typeof event === 'string' ? JSON.parse(event) : event,
      )
    },
    async settle(events, failed) {
      const reasons = new Map(failed.map((one) => [one.event, one]))
      const told = events.map((event) => {
        const { isFinal: ended = true, isAlone: alone = false, reason = null } = reasons.get(event) ?? {}
        return { source: event.source, id: event.id, ended, alone, reason }
      })
      await query(settle, [queue, JSON.stringify(told)])
    },
  }
}
