import { readEvent } from '../alerts/readEvent'
import { makeTable, rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'
import type { ForwardedEvent } from './forwarder'

const createTable = `
  CREATE TABLE IF NOT EXISTS fairwell_forwarded_records (
    queue text NOT NULL,
    record text NOT NULL,
    source text NOT NULL,
    id text NOT NULL,
    happened_at timestamptz NOT NULL,
    PRIMARY KEY (queue, record)
  )`

// The rows are sorted, so that two processes that share records cannot block each other.
const note = `
  INSERT INTO fairwell_forwarded_records AS known (queue, record, source, id, happened_at)
  SELECT DISTINCT ON (record) $1::text, record, source, id, to_timestamp(happened)
  FROM jsonb_to_recordset($2::text::jsonb) AS told (record text, source text, id text, happened float8)
  ORDER BY record, happened DESC, id DESC
  ON CONFLICT (queue, record) DO UPDATE
    SET source = excluded.source, id = excluded.id, happened_at = excluded.happened_at
    WHERE (excluded.happened_at, excluded.id) > (known.happened_at, known.id)`

const read = `
  SELECT record, event FROM fairwell_forwarded_records JOIN fairwell_events USING (source, id)
  WHERE queue = $1::text AND record IN (SELECT jsonb_array_elements_text($2::text::jsonb))`

/** An event, the record that it is about, and when it happened. */
export interface RecordedEvent {
  record: string
  event: ForwardedEvent
  happenedAt: Date
}

/** The latest event of each record of one queue, in the table `fairwell_forwarded_records`, which it makes. */
export function recordStore(query: Query, queue: string) {
  return {
    /** Notes these events, and gives the latest of each of their records, whichever process has noted it. */
    async latest(events: readonly RecordedEvent[]): Promise<Map<string, ForwardedEvent>> {
      await makeTable(query, 'fairwell_forwarded_records', createTable)
      const told = events.map(({ record, event: { source, id }, happenedAt }) => ({
        ...{ record, source, id },
        happened: happenedAt.getTime() / 1000,
      }))
      await query(note, [queue, JSON.stringify(told)])
      const names = [...new Set(events.map(({ record }) => record))]
      const rows = rowsOf(await query(read, [queue, JSON.stringify(names)]))
      return new Map(rows.map(({ record, event }) => [String(record), readEvent(event)]))
    },
  }
}
