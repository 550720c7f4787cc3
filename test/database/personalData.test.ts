import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../demo/database'
import { runEvents } from '../../src/cli/events'
import { eraseEvents, exportEvents, pruneEvents, receiveEvents } from '../../src/server'
import { canceledLog, flowLog } from '../support/flowLog'
import { type Postgres, startPostgres } from '../support/startPostgres'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
}, 300_000)

afterAll(() => postgres.stop())

/** So many events, a second apart, the oldest first; a customer has five sessions of four events, and each session begins unnamed. */
const fillTable = (rows: number) => `
  INSERT INTO fairwell_events (source, id, event, received_at)
  SELECT 'https://shop.test/fairwell/main', 'e' || number, jsonb_strip_nulls(jsonb_build_object(
    'specversion', '1.0', 'id', 'e' || number, 'source', 'https://shop.test/fairwell/main',
    'type', 'dev.fairwell.flow.step_viewed.v1', 'time', '2026-01-01T00:00:00Z', 'cfsession', 's' || (number - 1) / 4,
    'sequence', ((number - 1) % 4 + 1)::text,
    'subject', CASE WHEN (number - 1) % 4 > 0 THEN 'cus_' || ((number - 1) / 4) % ${rows / 20} END,
    'data', jsonb_build_object('flowId', 'main', 'configHash', 'h', 'mode', 'live', 'step', 'survey',
      'customer', jsonb_build_object(), 'subscription', jsonb_build_object('mrr', 4900, 'currency', 'USD', 'plan', 'pro'))
  )), '2026-01-01'::timestamptz + number * interval '1 second'
  FROM generate_series(1, ${rows}) AS number`

/** The best of a few tries on customers of their own: other work on the machine is none of ours. */
async function milliseconds(run: (customer: string) => Promise<void>, customers: string[]): Promise<number> {
  const times: number[] = []
  for (const customer of customers) {
    const started = performance.now()
    await run(customer)
    times.push(performance.now() - started)
  }
  return Math.min(...times)
}

async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

describe.each([
  ['a million events on a real PostgreSQL', 1_000_000],
  // A browser's and a test's database: filling it takes the longest.
  ['a hundred thousand events on the embedded PostgreSQL', 100_000],
])('%s', (kind, rows) => {
  let database: Database
  const query = (sql: string, params: unknown[]) => database.query(sql, params)
  const count = async () => Number((await database.query('SELECT count(*)::int AS all FROM fairwell_events'))[0]?.all)

  beforeAll(async () => {
    database = await openDatabase(kind.includes('real') ? { url: postgres.url } : {})
    await receiveEvents({ query })(post(canceledLog('first', 'price')))
    await database.query('TRUNCATE fairwell_events')
    await database.query(fillTable(rows))
    // The first look makes the indexes.
    await collected(exportEvents({ query, customer: 'nobody' }))
  }, 600_000)

  afterAll(() => database.close())

  it('gives one customer’s out in milliseconds: what names them, and what their sessions began with', async () => {
    let found: Awaited<ReturnType<typeof collected>> = []
    const time = await milliseconds(
      async (customer) => {
        found = await collected(exportEvents({ query, customer }))
      },
      ['cus_1', 'cus_2', 'cus_3', 'cus_4'],
    )
    expect(found).toHaveLength(20)
    expect(time).toBeLessThan(100)
  })

  it('erases one customer’s in milliseconds, and nobody else’s', async () => {
    const before = await count()
    const erased: number[] = []
    const customers = ['cus_11', 'cus_12', 'cus_13', 'cus_14']
    const time = await milliseconds(async (customer) => {
      erased.push((await eraseEvents({ query, customer })).events)
    }, customers)
    expect(erased).toEqual([20, 20, 20, 20])
    expect(time).toBeLessThan(100)
    expect(await count()).toBe(before - 80)
    expect(await collected(exportEvents({ query, customer: 'cus_12' }))).toEqual([])
    expect(await eraseEvents({ query, customer: 'cus_12' })).toEqual({ events: 0 })
    expect(await collected(exportEvents({ query, customer: 'cus_15' }))).toHaveLength(20)
  })

  it('prunes what is old, portion after portion, and leaves the rest', async () => {
    const before = new Date(Date.parse('2026-01-01T00:00:00Z') + 25_000 * 1000)
    const all = await count()
    const [old] = await database.query('SELECT count(*)::int AS all FROM fairwell_events WHERE received_at < $1', [
      before,
    ])
    const heard: number[] = []
    const { events } = await pruneEvents({ query, before, onProgress: (gone) => heard.push(gone) })
    expect(events).toBe(old?.all)
    expect(events).toBeGreaterThan(24_900)
    expect(heard).toEqual([10_000, 20_000, events])
    expect(await count()).toBe(all - events)
    const [oldest] = await database.query('SELECT min(received_at)::text AS time FROM fairwell_events')
    expect(new Date(String(oldest?.time))).toEqual(before)
  }, 120_000)

  it('gives a time out in pages, each event once and in order', async () => {
    const from = new Date(Date.parse('2026-01-01T12:00:00Z'))
    const before = new Date(from.getTime() + 12_000 * 1000)
    const found = await collected(exportEvents({ query, from, before }))
    expect(found).toHaveLength(12_000)
    expect(new Set(found.map(({ event }) => event.id)).size).toBe(12_000)
    expect(found.map(({ receivedAt }) => receivedAt)).toEqual(found.map(({ receivedAt }) => receivedAt).sort())
    expect(found[0]?.receivedAt).toBe(from.toISOString())
  })
})

function post(events: unknown): Request {
  return new Request('https://app.example/cancel-events', {
    method: 'POST',
    body: JSON.stringify(events),
    headers: { 'content-type': 'application/cloudevents-batch+json' },
  })
}

describe('what is stored of a customer', () => {
  let database: Database
  const query = (sql: string, params: unknown[]) => database.query(sql, params)
  const ids = async () => (await database.query('SELECT id FROM fairwell_events ORDER BY id')).map(({ id }) => id)
  const named = (session: string, customer: string) =>
    canceledLog(session, 'price', { customer: {} }).map((event, index) =>
      index > 0 ? { ...event, subject: customer } : event,
    )

  beforeAll(async () => {
    database = await openDatabase({})
  }, 60_000)

  afterAll(() => database.close())

  beforeEach(async () => {
    await database.query('DROP TABLE IF EXISTS fairwell_events, fairwell_alerts, fairwell_forwarded')
  })

  const store = (events: unknown) => receiveEvents({ query })(post(events))

  it('is nothing where no receiver has been', async () => {
    expect(await eraseEvents({ query, customer: 'cus_1' })).toEqual({ events: 0 })
    expect(await pruneEvents({ query, before: new Date() })).toEqual({ events: 0 })
    expect(await collected(exportEvents({ query }))).toEqual([])
  })

  it('goes with the beginning of their sessions, and without what others are named in', async () => {
    const shared = { ...named('a', 'cus_2')[2], id: 'a-other' }
    const elsewhere = { ...named('a', 'cus_1')[0], id: 'a-elsewhere', source: 'https://other.test/fairwell/main' }
    await store([...named('a', 'cus_1'), ...named('b', 'cus_2'), shared, elsewhere])
    expect(await eraseEvents({ query, customer: 'cus_1' })).toEqual({ events: 3 })
    expect(await ids()).toEqual(['a-elsewhere', 'a-other', 'b-1', 'b-2', 'b-3'])
  })

  it('goes where only the data names them', async () => {
    await store(flowLog('a', [['flow.started']], { customer: { id: 'cus_1' } }))
    expect(await eraseEvents({ query, customer: 'cus_1' })).toEqual({ events: 1 })
  })

  it('goes from the tables of alerts and forwarders, too', async () => {
    await store([...named('a', 'cus_1'), ...named('b', 'cus_2')])
    for (const name of ['fairwell_alerts', 'fairwell_forwarded']) {
      await database.query(`CREATE TABLE ${name} (queue text, source text, id text, last_error text)`)
      await database.query(`INSERT INTO ${name} SELECT 'q', source, id, 'said something of them' FROM fairwell_events`)
    }
    await eraseEvents({ query, customer: 'cus_1' })
    for (const name of ['fairwell_alerts', 'fairwell_forwarded', 'fairwell_events']) {
      const rows = await database.query(`SELECT id FROM ${name} ORDER BY id`)
      expect(
        rows.map(({ id }) => id),
        name,
      ).toEqual(['b-1', 'b-2', 'b-3'])
    }
  })

  it.each(["' OR true --", '%', '*', '$1', 'cus_1 ', 'CUS_1', '{}'])('is not found by %j', async (customer) => {
    await store(named('a', 'cus_1'))
    expect(await eraseEvents({ query, customer })).toEqual({ events: 0 })
    expect(await ids()).toHaveLength(3)
  })

  it.each<[string, () => Promise<unknown>]>([
    ['no customer', () => eraseEvents({ query, customer: undefined as never })],
    ['an empty customer', () => eraseEvents({ query, customer: '' })],
    ['a customer that is a number', () => eraseEvents({ query, customer: 7 as never })],
    ['no time', () => pruneEvents({ query, before: undefined as never })],
    ['a time that is none', () => pruneEvents({ query, before: new Date('x') })],
    ['a time in words', () => pruneEvents({ query, before: '2026-01-01' as never })],
    ['an empty customer of a prune', () => pruneEvents({ query, before: new Date(), customer: '' })],
    ['an export of a time that is none', () => collected(exportEvents({ query, before: new Date('x') }))],
  ])('is left alone for %s', async (_, run) => {
    await store(named('a', 'cus_1'))
    await expect(run()).rejects.toThrow(TypeError)
    expect(await ids()).toHaveLength(3)
  })

  it('is found without an index by a role that may make none', async () => {
    await store(named('a', 'cus_1'))
    const limited = (sql: string, params: unknown[]) =>
      /INDEX|ANALYZE/.test(sql) ? Promise.reject(new Error('permission denied')) : database.query(sql, params)
    expect(await eraseEvents({ query: limited, customer: 'cus_1' })).toEqual({ events: 3 })
  })

  it('is found by an index that is made anew when one was left half made', async () => {
    await store(named('a', 'cus_1'))
    await collected(exportEvents({ query, customer: 'cus_1' }))
    await database.query(
      `UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'fairwell_events_subject'::regclass`,
    )
    await collected(exportEvents({ query, customer: 'cus_1' }))
    const [row] = await database.query(
      `SELECT indisvalid FROM pg_index WHERE indexrelid = 'fairwell_events_subject'::regclass`,
    )
    expect(row?.indisvalid).toBe(true)
  })
})

describe('fairwell events', () => {
  async function run(...args: string[]) {
    const said = { out: '', err: '' }
    const status = await runEvents(args, {
      stdin: Readable.from([]),
      stdout: { write: (text) => (said.out += text) },
      stderr: { write: (text) => (said.err += text) },
    })
    return { status, ...said }
  }

  beforeAll(async () => {
    const database = await openDatabase({ url: postgres.url })
    await database.query('DROP TABLE IF EXISTS fairwell_events')
    const log = ['a', 'b', 'c'].flatMap((session) => canceledLog(session, 'price'))
    await receiveEvents({ query: (sql, params) => database.query(sql, params) })(post(log))
    await database.query(`UPDATE fairwell_events SET received_at = now() - interval '500 days' WHERE id LIKE 'c-%'`)
    await database.close()
  })

  it('prints what is stored of a customer as the report reads it, and writes it to a file of one’s own', async () => {
    const { out, status } = await run('export', postgres.url, '--customer', 'cus_a')
    expect(status).toBe(0)
    const events = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(events.map(({ id }) => id)).toEqual(['a-1', 'a-2', 'a-3'])
    const path = join(mkdtempSync(join(tmpdir(), 'fairwell-export-')), 'cus_a.ndjson')
    expect((await run('export', postgres.url, '--customer', 'cus_a', '--output', path)).err).toContain(
      '3 events written',
    )
    expect(readFileSync(path, 'utf8')).toBe(out)
  })

  it('says first what would go, then lets it go', async () => {
    const erase = ['erase', postgres.url, '--customer', 'cus_b']
    expect(await run(...erase, '--dry-run')).toMatchObject({ status: 0, out: '3 events would be deleted\n' })
    expect(await run(...erase, '--json')).toMatchObject({ status: 0, out: '{"events":3}\n' })
    expect(await run(...erase)).toMatchObject({ status: 0, out: '0 events deleted\n' })
    const prune = ['prune', postgres.url, '--older-than', '400d']
    expect(await run(...prune, '--dry-run')).toMatchObject({ out: '3 events would be deleted\n' })
    expect(await run(...prune)).toMatchObject({ status: 0, out: '3 events deleted\n' })
    expect((await run('export', postgres.url, '--from', '2000-01-01')).out.trim().split('\n')).toHaveLength(3)
  })

  it.each<[string[], string]>([
    [[], 'expected erase, export or prune, got nothing'],
    [['delete', 'postgres://x'], 'got delete'],
    [['erase'], 'expected one postgres:// URL'],
    [['erase', 'events.ndjson', '--customer', 'x'], 'expected one postgres:// URL'],
    [['prune', 'postgres://u:secret@h/d', 'postgres://h/e', '--older-than', '1d'], 'expected one postgres:// URL'],
    [['erase', 'URL'], 'expected --customer ID'],
    [['erase', 'URL', '--customer', ''], 'expected --customer ID'],
    [['prune', 'URL'], 'expected --older-than AGE or --before TIME'],
    [['prune', 'URL', '--older-than', '0d'], 'expected days or hours'],
    [['prune', 'URL', '--older-than', '-5d'], 'older-than'],
    [['prune', 'URL', '--older-than', '400'], 'expected days or hours'],
    [['prune', 'URL', '--older-than', '1m'], 'expected days or hours'],
    [['prune', 'URL', '--before', 'yesterday'], 'expected a time such as'],
    [['prune', 'URL', '--before', '5'], 'expected a time such as'],
    [['prune', 'URL', '--before', '2026-01-01', '--older-than', '1d'], 'got both'],
    [['export', 'URL'], 'expected --customer ID, --before TIME or --from TIME'],
    [['erase', 'URL', '--all'], '--all'],
  ])('refuses %j and deletes nothing', async (args, says) => {
    const { status, err, out } = await run(...args.map((arg) => (arg === 'URL' ? postgres.url : arg)))
    expect(status).toBe(2)
    expect(err).toContain(says)
    expect(err).not.toContain('secret')
    expect(out).toBe('')
  })

  it('tells how it is used', async () => {
    const { status, out } = await run('--help')
    expect(status).toBe(0)
    for (const option of ['--customer', '--older-than', '--before', '--from', '--output', '--dry-run', '--json']) {
      expect(out).toContain(option)
    }
  })
})
