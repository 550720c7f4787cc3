import { readEvent } from '../alerts/readEvent'
import { isThere, makeTable, rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'
import type { FailedEvent } from './forwardError'
import type { ForwardedEvent, Forwarder } from './forwarder'
import { leaseSeconds } from './keepLease'
import { wireType } from './wireType'

// The stored events are the queue: an event is due until a row here says that it went. None is lost between two statements.
const createTable = `
  CREATE TABLE IF NOT EXISTS fairwell_forwarded (
    queue text NOT NULL,
    source text NOT NULL,
    id text NOT NULL,
    taken_until timestamptz NOT NULL,
    ended_at timestamptz,
    last_error text,
    holder text,
    begun_at timestamptz DEFAULT now(),
    PRIMARY KEY (queue, source, id)
  )`

// Tables of earlier versions lack these columns.
const findColumns = `
  SELECT FROM pg_attribute
  WHERE attrelid = 'fairwell_forwarded'::regclass AND attname IN ('holder', 'begun_at') AND NOT attisdropped`
const addColumns = `
  ALTER TABLE fairwell_forwarded
    ADD COLUMN IF NOT EXISTS holder text, ADD COLUMN IF NOT EXISTS begun_at timestamptz DEFAULT now()`

// Events that came in one request keep the order of their session.
const inOrder = `received_at, source, event ->> 'cfsession', length(event ->> 'sequence'), event ->> 'sequence', id`

// An event that nobody tried yet, and that is too old for the other system, is not claimed.
const isWanted = `
      ($3::text IS NULL OR event ->> 'type' IN (SELECT jsonb_array_elements_text($3::text::jsonb)))
      AND ($4::boolean OR event -> 'data' ->> 'mode' IS DISTINCT FROM 'test')
      AND ($5::float8 IS NULL OR received_at > now() - $5::float8 * interval '1 hour' OR EXISTS (
        SELECT FROM fairwell_forwarded AS begun
        WHERE begun.queue = $1::text AND begun.source = stored.source AND begun.id = stored.id
      ))`

// A claim is a lease: it runs out where the process that holds it does not renew it. Of two processes that claim the same
// event at once, the second finds it claimed.
const claim = `
  WITH claimed AS (
    INSERT INTO fairwell_forwarded AS waiting (queue, source, id, taken_until, holder)
    SELECT $1::text, source, id, now() + interval '${leaseSeconds} seconds', $2::text
    FROM fairwell_events AS stored
    WHERE NOT EXISTS (
      SELECT FROM fairwell_forwarded AS known
      WHERE known.queue = $1::text AND known.source = stored.source AND known.id = stored.id
        AND (known.ended_at IS NOT NULL OR known.taken_until > now())
    ) AND ${isWanted}
    ORDER BY ${inOrder}
    LIMIT 100
    ON CONFLICT (queue, source, id) DO UPDATE SET taken_until = excluded.taken_until, holder = excluded.holder
    WHERE waiting.ended_at IS NULL AND waiting.taken_until <= now()
    RETURNING source, id, begun_at
  )
  SELECT event, extract(epoch FROM received_at)::float8 AS received,
    CASE WHEN begun_at < now() THEN extract(epoch FROM begun_at)::float8 END AS tried
  FROM claimed JOIN fairwell_events USING (source, id) ORDER BY ${inOrder}`

const renew = `
  UPDATE fairwell_forwarded SET taken_until = now() + interval '${leaseSeconds} seconds'
  WHERE queue = $1::text AND holder = $2::text AND ended_at IS NULL
  RETURNING id`

// Without a `reason` the event went. A failed one is ended or free for the next look; one that failed alone waits a minute,
// so that it does not stand before the others.
const settle = `
  UPDATE fairwell_forwarded AS waiting SET
    ended_at = CASE WHEN (told ->> 'ended')::boolean THEN now() END,
    taken_until = now() + CASE WHEN (told ->> 'alone')::boolean THEN interval '1 minute' ELSE interval '0' END,
    last_error = told ->> 'reason',
    holder = NULL
  FROM jsonb_array_elements($3::text::jsonb) AS told
  WHERE queue = $1::text AND waiting.source = told ->> 'source' AND waiting.id = told ->> 'id'
    AND waiting.ended_at IS NULL AND waiting.holder = $2::text`

/** An event that this process has claimed. */
export interface ClaimedEvent {
  event: ForwardedEvent
  receivedAt: Date
  /** When it was first tried; undefined where this is the first time. */
  triedSince: Date | undefined
}

/** The queue of events for one system. */
export interface ForwardStore {
  /** Claims up to a hundred events that have not gone yet, in the order they came. */
  claim(): Promise<ClaimedEvent[]>
  /** Makes the claim last from now on; resolves to how many events are still claimed. */
  renew(): Promise<number>
  /** Writes down that all of these events went except those that failed, and of those that another process has by now nothing. */
  settle(events: readonly ForwardedEvent[], failed: readonly FailedEvent[]): Promise<void>
}

/** A queue, the system that it is for, and who claims events here: a name unlike any other. */
export interface ForwardQueue {
  queue: string
  to: Forwarder
  holder: string
}

/** Keeps which stored events went to one queue's system, in the table `fairwell_forwarded`, which it makes. */
export function forwardStore(query: Query, { queue, holder, to }: ForwardQueue): ForwardStore {
  const { types, testMode = true, maxAgeHours } = to
  const wanted = [types ? JSON.stringify(types.map(wireType)) : null, testMode, maxAgeHours ?? null]
  return {
    async claim() {
      // Until a receiver has made the table of events there is nothing to forward.
      if (!(await isThere(query, 'fairwell_events'))) return []
      await makeTable(query, 'fairwell_forwarded', createTable)
      if (rowsOf(await query(findColumns, [])).length < 2) await query(addColumns, [])
      return rowsOf(await query(claim, [queue, holder, ...wanted])).map(readClaimed)
    },
    renew: async () => rowsOf(await query(renew, [queue, holder])).length,
    async settle(events, failed) {
      const reasons = new Map(failed.map((one) => [one.event, one]))
      const told = events.map((event) => {
        const { isFinal: ended = true, isAlone: alone = false, reason = null } = reasons.get(event) ?? {}
        return { source: event.source, id: event.id, ended, alone, reason }
      })
      await query(settle, [queue, holder, JSON.stringify(told)])
    },
  }
}

function readClaimed({ event, received, tried }: Record<string, unknown>): ClaimedEvent {
  return {
    event: readEvent(event),
    receivedAt: new Date(Number(received) * 1000),
    triedSince: tried === null || tried === undefined ? undefined : new Date(Number(tried) * 1000),
  }
}
