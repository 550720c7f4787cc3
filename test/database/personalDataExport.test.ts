import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../demo/database'
import { runEvents } from '../../src/cli/commands/runEvents'
import { eraseEvents, exportEvents, pruneEvents, receiveEvents } from '../../src/server'
import { collected, post } from '../support/collected'
import { canceledLog, flowLog } from '../support/flowLog'
import { type Postgres, startPostgres } from '../support/startPostgres'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
}, 300_000)

afterAll(() => postgres.stop())

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
    ['an export of a time that is none', async () => collected(exportEvents({ query, before: new Date('x') }))],
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
    [[], 'expected erase, export, prune, migrate or sql, got nothing'],
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
