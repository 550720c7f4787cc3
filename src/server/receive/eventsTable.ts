import { isThere, makeTable } from './makeTable'
import type { Query } from './query'

const days28 = '-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])'
const days30 = '-(0[13-9]|1[0-2])-(29|30)'
const days31 = '-(0[13578]|1[02])-31'
const leapDay = '([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)-02-29'
const anyYear = '(000[2-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})'
const clock = '[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])'

/** RFC 3339, with the days that each month has: PostgreSQL would fail on any other day, and the event could not be stored. */
const written = `^(${anyYear}(${days28}|${days30}|${days31})|${leapDay})${clock}$`

const said = `event ->> 'time'`
const part = (from: number, length: number) => `substr(${said}, ${from}, ${length})::int`

// A generated column may only call what depends on no setting, and a cast to timestamptz does; so it is worked out.
const time = `CASE WHEN ${said} ~ '${written}' THEN to_timestamp(
      (make_date(${part(1, 4)}, ${part(6, 2)}, ${part(9, 2)}) - '1970-01-01'::date) * 86400.0
      + ${part(12, 2)} * 3600 + ${part(15, 2)} * 60 + substring(${said} from '^.{17}([0-9.]+)')::numeric
      - CASE WHEN right(${said}, 1) IN ('Z', 'z') THEN 0
        ELSE (substr(right(${said}, 6), 1, 1) || '1')::int * (substr(right(${said}, 6), 2, 2)::int * 3600 + right(${said}, 2)::int * 60) END
    ) END`

/**
 * The columns that PostgreSQL works out of each event itself, so that no insert can forget them: its session, the customer
 * it is about, and the time that it tells; null where the event does not say.
 */
export const eventColumns = {
  session: `text GENERATED ALWAYS AS (event ->> 'cfsession') STORED`,
  subject: `text GENERATED ALWAYS AS (coalesce(event ->> 'subject', event #>> '{data,customer,id}')) STORED`,
  time: `timestamptz GENERATED ALWAYS AS (${time}) STORED`,
}

const columns = Object.entries(eventColumns).map(([name, definition]) => `    ${name} ${definition},\n`)

const createTable = `
  CREATE TABLE IF NOT EXISTS fairwell_events (
    source text NOT NULL,
    id text NOT NULL,
    event jsonb NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
${columns.join('')}    PRIMARY KEY (source, id)
  )`

/**
 * The indexes by name, each as what follows its name in CREATE INDEX. Sessions and subjects are looked up whole, and may be
 * of any length: a hash index takes every text, where a B-tree would fail on a long one, and the event could not be stored.
 * Times come nearly in order, so block ranges find them in a thousandth of the space.
 */
export const eventIndexes = {
  fairwell_events_session: 'ON fairwell_events USING hash (session)',
  fairwell_events_subject: 'ON fairwell_events USING hash (subject)',
  fairwell_events_received: 'ON fairwell_events (received_at)',
  fairwell_events_time: 'ON fairwell_events USING brin (time)',
}

/**
 * Makes the table `fairwell_events` with its columns and indexes, where there is none. A table of an earlier version stays
 * as it is: `migrateEvents` brings it to this form.
 */
export async function makeEventsTable(query: Query): Promise<void> {
  if (await isThere(query, 'fairwell_events')) return
  await makeTable(query, 'fairwell_events', createTable)
  // Of two processes that make the table at once, the second makes what the first has not made yet.
  for (const [name, on] of Object.entries(eventIndexes)) {
    await makeTable(query, name, `CREATE INDEX IF NOT EXISTS ${name} ${on}`)
  }
}
