import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../demo/database'
import { runEvents } from '../../src/cli/commands/runEvents'
import { eraseEvents, exportEvents, migrateEvents, receiveEvents } from '../../src/server'
import { collected, post } from '../support/collected'
import { generateEvents } from '../support/generateEvents'
import { run } from '../support/runCommand'
import { bothCounts, givenRows } from '../support/sessionRows'
import { type Postgres, startPostgres } from '../support/startPostgres'

let postgres: Postgres
let database: Database
const query = (sql: string, params: unknown[]) => database.query(sql, params)

beforeAll(async () => {
  postgres = await startPostgres()
  database = await openDatabase({ url: postgres.url })
}, 300_000)

afterAll(async () => {
  await database.close()
  await postgres.stop()
})

beforeEach(async () => {
  await database.query('DROP VIEW IF EXISTS fairwell_sessions')
  await database.query('DROP TABLE IF EXISTS fairwell_events, fairwell_events_before, fairwell_events_new')
})

/** The table as the first version of the receiver made it; every version until the columns came made the same one. */
const oldTable = `CREATE TABLE fairwell_events (
  source text NOT NULL, id text NOT NULL, event jsonb NOT NULL, received_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (source, id)
)`

const log = [...generateEvents({ seed: 3, flows: 300 })]
const count = async () => Number((await database.query('SELECT count(*) AS all FROM fairwell_events'))[0]?.all)
const columns = async () =>
  (
    await database.query(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'fairwell_events' AND table_schema = current_schema() ORDER BY 1`,
    )
  ).map(({ name }) => name)
const indexes = async () =>
  (await database.query(`SELECT indexname AS name FROM pg_indexes WHERE tablename = 'fairwell_events' ORDER BY 1`)).map(
    ({ name }) => name,
  )

const ourColumns = ['event', 'id', 'received_at', 'session', 'source', 'subject', 'time']
const ourIndexes = ['pkey', 'received', 'session', 'subject', 'time'].map((name) => `fairwell_events_${name}`)

/** Posts events one request each, as long as `isOn` says so; resolves to what was acknowledged. */
async function keepPosting(events: readonly object[], isOn: () => boolean): Promise<string[]> {
  const receive = receiveEvents({ query, maxBytes: 5_000_000 })
  const taken: string[] = []
  for (const event of events) {
    if (!isOn()) break
    const response = await receive(post([event]))
    taken.push(...(await response.json()).accepted)
  }
  return taken
}

describe('the table that a receiver makes', () => {
  it('has the session, the subject and the time of each event in columns, with indexes', async () => {
    await receiveEvents({ query, maxBytes: 5_000_000 })(post(log))
    expect(await columns()).toEqual(ourColumns)
    expect(await indexes()).toEqual(ourIndexes)
    const rows = await database.query('SELECT id, session, subject, time FROM fairwell_events')
    const byId = new Map(rows.map((row) => [row.id, row]))
    for (const event of log) {
      const { session, subject, time } = byId.get(event.id) ?? {}
      expect([session, subject, (time as Date).toISOString()]).toEqual([event.cfsession, event.subject, event.time])
    }
  })

  it('stores whatever the receiver takes, whatever its session, subject and time', async () => {
    const times = [
      '2024-02-29T23:59:59Z',
      '2000-02-29T00:00:00.5Z',
      '1900-02-28T00:00:00Z',
      '9999-12-31T23:59:59.999Z',
      '2026-03-01T10:00:00+02:00',
      '2026-03-01T10:00:00.123456-11:30',
      '2026-03-01t10:00:00z',
      '0001-01-01T00:00:00Z',
      '2026-02-30T10:00:00Z',
      '1900-02-29T10:00:00Z',
      '2026-01-01T24:00:00Z',
      '0000-01-01T00:00:00Z',
      '2026-04-31T10:00:00Z',
    ]
    const odd = [
      ...times.map((time) => ({ time })),
      { time: null },
      { subject: 'x'.repeat(20_000) },
      { cfsession: 'y'.repeat(20_000) },
      { cfsession: 7 },
      { data: { customer: { id: 'z'.repeat(20_000) } } },
    ]
    const events = odd.map((part, at) => ({
      specversion: '1.0',
      id: `odd-${at}`,
      source: '/s',
      type: 'dev.fairwell.flow.started.v1',
      ...part,
    }))
    const response = await receiveEvents({ query, maxBytes: 5_000_000 })(post(events))
    expect(response.status).toBe(200)
    const { accepted } = await response.json()
    expect(await count()).toBe(accepted.length)
    const rows = await database.query(
      `SELECT event ->> 'time' AS written, time FROM fairwell_events WHERE event ? 'time'`,
    )
    const read = Object.fromEntries(
      rows.map(({ written, time }) => [written, (time as Date | null)?.toISOString() ?? null]),
    )
    expect(read).toMatchObject({
      '2024-02-29T23:59:59Z': '2024-02-29T23:59:59.000Z',
      '2000-02-29T00:00:00.5Z': '2000-02-29T00:00:00.500Z',
      '9999-12-31T23:59:59.999Z': '9999-12-31T23:59:59.999Z',
      '2026-03-01T10:00:00+02:00': '2026-03-01T08:00:00.000Z',
      '2026-03-01T10:00:00.123456-11:30': '2026-03-01T21:30:00.123Z',
      '2026-03-01t10:00:00z': '2026-03-01T10:00:00.000Z',
    })
    for (const never of ['2026-02-30T10:00:00Z', '1900-02-29T10:00:00Z', '2026-04-31T10:00:00Z'])
      expect(read[never] ?? null).toBeNull()
  })
})

describe('a table of the first version', () => {
  beforeEach(() => database.query(oldTable))

  it('is migrated beside a receiver, and no event is lost', async () => {
    await keepPosting(log.slice(0, 200), () => true)
    await collected(exportEvents({ query, customer: 'cus_3-1' }))
    const moving = { now: true }
    const posting = keepPosting(log.slice(200), () => moving.now)
    expect(await migrateEvents({ query })).toEqual({ columns: ['session', 'subject', 'time'] })
    moving.now = false
    const taken = await posting
    expect(await count()).toBe(200 + taken.length)
    expect(await columns()).toEqual(ourColumns)
    expect(await indexes()).toEqual(ourIndexes)
    expect(
      await database.query('SELECT FROM fairwell_events WHERE session IS NULL OR subject IS NULL OR time IS NULL'),
    ).toEqual([])
    expect(await migrateEvents({ query })).toEqual({ columns: [] })
  })

  it('gives out and erases a customer before the migration and after it', async () => {
    await receiveEvents({ query, maxBytes: 5_000_000 })(post(log))
    const of = (customer: string) => log.filter(({ subject }) => subject === customer).length
    for (const customer of ['cus_3-1', 'cus_3-2']) {
      expect(await collected(exportEvents({ query, customer }))).toHaveLength(of(customer))
      expect(await eraseEvents({ query, customer })).toEqual({ events: of(customer) })
      await migrateEvents({ query })
    }
    const plan = await database.query(`EXPLAIN SELECT FROM fairwell_events WHERE subject = 'cus_3-3'`)
    expect(JSON.stringify(plan)).toContain('fairwell_events_subject')
  })

  it('is migrated by the command, which a stranger’s view of sessions stands', async () => {
    await receiveEvents({ query, maxBytes: 5_000_000 })(post(log))
    await database.query('CREATE VIEW fairwell_sessions AS SELECT 1 AS one')
    const { out, status } = await run(runEvents, ['migrate', postgres.url])
    expect(out).toBe('columns added: session, subject, time; fairwell_sessions is there\n')
    expect(status).toBe(0)
    expect((await run(runEvents, ['migrate', postgres.url, '--json'])).out).toBe('{"columns":[]}\n')
    const rows = await database.query('SELECT * FROM fairwell_sessions')
    const { byReport, bySql } = bothCounts(log, givenRows(rows))
    expect(bySql).toEqual(byReport)
    expect(bySql.started).toBe(300)
    const kept = /```sql\n(CREATE MATERIALIZED VIEW[\s\S]*?)```/.exec(readFileSync('docs/tables.md', 'utf8'))?.[1] ?? ''
    for (const statement of kept.split(';').filter((text) => text.trim())) await database.query(statement)
    expect(await database.query('SELECT FROM fairwell_sessions_kept')).toHaveLength(300)
    await database.query('DROP MATERIALIZED VIEW fairwell_sessions_kept')
  })
})

describe('the tenth year', () => {
  /** The statements of the docs, one by one. */
  const statements = /## The tenth year[\s\S]*?```sql\n([\s\S]*?)```/
    .exec(readFileSync('docs/tables.md', 'utf8'))?.[1]
    ?.split(/;\s*\n(?=\S|$)/)
    .map((statement) => statement.trim())
    .filter(Boolean)

  it('is partitioned beside a receiver, and each source and id stays one event', async () => {
    await keepPosting(log.slice(0, 300), () => true)
    expect(statements?.length).toBeGreaterThan(5)
    const moving = { now: true }
    const posting = keepPosting(log.slice(300), () => moving.now)
    const client = new pg.Client({ connectionString: postgres.url })
    await client.connect()
    for (const statement of statements ?? []) await client.query(statement)
    await client.end()
    moving.now = false
    const taken = await posting
    await migrateEvents({ query })
    await database.query('DROP TABLE fairwell_events_before')
    expect(await count()).toBe(300 + taken.length)
    const parts = await database.query(`SELECT FROM pg_inherits WHERE inhparent = 'fairwell_events'::regclass`)
    expect(parts).toHaveLength(16)
    // Every event comes again, and none is stored twice.
    await receiveEvents({ query, maxBytes: 5_000_000 })(post(log))
    await receiveEvents({ query, maxBytes: 5_000_000 })(post(log))
    expect(await count()).toBe(log.length)
    const { byReport, bySql } = bothCounts(log, givenRows(await database.query('SELECT * FROM fairwell_sessions')))
    expect(bySql).toEqual(byReport)
    expect(await eraseEvents({ query, customer: 'cus_3-1' })).toEqual({
      events: log.filter(({ subject }) => subject === 'cus_3-1').length,
    })
  })
})
