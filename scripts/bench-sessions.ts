import pg from 'pg'
import { sessionSql } from '../src/report/sql/sessionSql'
import { migrateEvents, receiveEvents } from '../src/server'
import { generateEvents } from '../test/support/generateEvents'
import { startPostgres } from '../test/support/startPostgres'

// Measures the receiver's table and the view `fairwell_sessions` on a real PostgreSQL: `npm run bench:sessions -- [events]`.
const wanted = Number(process.argv[2] ?? 1_000_000)
const postgres = await startPostgres()
const client = new pg.Client({ connectionString: postgres.url })
await client.connect()
const query = (sql: string, params: unknown[] = []) => client.query(sql, params)

async function timed(what: string, run: () => PromiseLike<unknown>): Promise<void> {
  const start = performance.now()
  await run()
  console.log(`${what.padEnd(64)} ${((performance.now() - start) / 1000).toFixed(2)} s`)
}

const value = async (sql: string) => Object.values((await query(sql)).rows[0] ?? {})[0]

// A tenth of the log is generated and received; the rest is copies of it under other names, which the database makes faster.
const copies = 10
const log = [...generateEvents({ seed: 1, flows: Math.ceil(wanted / copies / 7), holdout: 0.05, days: 365 })]
const receive = receiveEvents({ query, maxBytes: 100_000_000 })
await timed(`receiving ${log.length.toLocaleString('en')} events, 1,000 a request`, async () => {
  for (let at = 0; at < log.length; at += 1000) {
    const body = JSON.stringify(log.slice(at, at + 1000))
    const headers = { 'content-type': 'application/json' }
    await receive(new Request('https://app.test/', { method: 'POST', body, headers }))
  }
})
await timed('copying them nine times', () =>
  query(
    `INSERT INTO fairwell_events (source, id, event)
     SELECT source, id || '-' || copy, jsonb_set(jsonb_set(event, '{id}', to_jsonb(id || '-' || copy)), '{cfsession}', to_jsonb((event ->> 'cfsession') || '-' || copy))
     FROM fairwell_events, generate_series(2, ${copies}) AS copy`,
  ),
)
await query('VACUUM ANALYZE fairwell_events')
const events = Number(await value('SELECT count(*) FROM fairwell_events'))
const bytes = Number(await value(`SELECT pg_table_size('fairwell_events')`))
const indexes = Number(await value(`SELECT pg_indexes_size('fairwell_events')`))
console.log(
  `${events.toLocaleString('en')} events, ${Math.round(bytes / events)} bytes an event, ${Math.round(indexes / events)} of indexes`,
)
await timed('migrate where nothing is to do, with the view', () => migrateEvents({ query }))
await timed('SELECT outcome, count(*) FROM fairwell_sessions GROUP BY 1', () =>
  query('SELECT outcome, count(*) FROM fairwell_sessions GROUP BY 1'),
)
await timed('one month of it, by received_at', () =>
  query(
    sessionSql('postgres').replace(
      'FROM fairwell_events',
      `FROM (SELECT * FROM fairwell_events WHERE time >= '2026-06-01' AND time < '2026-07-01') AS month`,
    ),
  ),
)
await timed('CREATE MATERIALIZED VIEW … AS SELECT * FROM fairwell_sessions', () =>
  query('CREATE MATERIALIZED VIEW kept AS SELECT * FROM fairwell_sessions'),
)
await query('ANALYZE kept')
await timed('SELECT outcome, count(*) of that one', () => query('SELECT outcome, count(*) FROM kept GROUP BY 1'))
console.log(
  `${Number(await value('SELECT count(*) FROM kept')).toLocaleString('en')} sessions, ${Math.round(Number(await value(`SELECT pg_table_size('kept')`)) / 1_048_576)} MiB kept`,
)
await timed('REFRESH MATERIALIZED VIEW', () => query('REFRESH MATERIALIZED VIEW kept'))
await query('DROP VIEW fairwell_sessions CASCADE')
await query('DROP INDEX fairwell_events_session, fairwell_events_subject, fairwell_events_time')
await query('ALTER TABLE fairwell_events DROP COLUMN session, DROP COLUMN subject, DROP COLUMN time')
await query('VACUUM FULL fairwell_events')
console.log(
  `${Math.round(Number(await value(`SELECT pg_table_size('fairwell_events')`)) / events)} bytes an event without the columns`,
)
await timed('migrate from a table without columns and their indexes', () => migrateEvents({ query }))
await client.end()
await postgres.stop()
