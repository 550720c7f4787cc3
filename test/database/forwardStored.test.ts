import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '../../demo/database'
import { uuidOf } from '../../src/events/sinks/uuidOf'
import type { CloudEvent } from '../../src/events/wire/flowEvent'
import * as server from '../../src/server'
import { type ForwardError, forwardStored, kafkaRest, type Query, receiveEvents } from '../../src/server'
import { flowLog } from '../support/flowLog'
import { bridge, collector, houseOfClicks, kafka, type System } from '../support/forwardSystems'
import { type Postgres, startPostgres } from '../support/startPostgres'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
}, 300_000)

afterAll(() => postgres.stop())

const to = kafkaRest({ url: 'http://kafka.test', topic: 'churn' })
const names = (events: CloudEvent[]) => events.map(({ source, id }) => `${source} ${id}`)
const moves = (count: number) => Array.from({ length: count }, (): [string] => ['flow.step_viewed'])

describe.each(['the embedded PostgreSQL', 'a real PostgreSQL'])('forwardStored on %s', (kind) => {
  let database: Database
  let system: System

  beforeAll(async () => {
    database = await openDatabase(kind === 'a real PostgreSQL' ? { url: postgres.url } : {})
  }, 60_000)

  afterAll(() => database.close())

  beforeEach(async () => {
    await database.query('DROP TABLE IF EXISTS fairwell_events, fairwell_forwarded')
    system = kafka()
  })

  async function store(events: CloudEvent[]): Promise<void> {
    const request = new Request('https://app.example/', {
      method: 'POST',
      body: JSON.stringify(events),
      headers: { 'content-type': 'application/cloudevents-batch+json' },
    })
    expect((await receiveEvents({ query: database.query, maxBytes: 5_000_000 })(request)).status).toBe(200)
  }

  const forward = (query: Query = database.query, queue = 'kafka') =>
    forwardStored({ query, to, queue, fetch: system.fetch, retries: 0, wait: 1 })

  const failureOf = (forwarded: Promise<void>): Promise<ForwardError> =>
    forwarded.then(
      () => expect.fail('all were taken'),
      (error) => error,
    )

  it('does nothing as long as there is nothing', async () => {
    await forward()
    expect(system.requests).toBe(0)
  })

  it('hands each event on once to each queue, in the order of its session, and later ones later', async () => {
    const events = flowLog('s1', moves(250))
    await store(events)
    await forward()
    expect(system.taken).toEqual(names(events))
    await forward()
    const later = flowLog('s2', moves(2))
    await store([...later, ...events])
    await forward()
    expect(system.taken).toEqual(names([...events, ...later]))
    await forward(database.query, 'another')
    expect(system.taken.length).toBe(2 * 252)
  })

  it('goes on where it was when the other system is there again', async () => {
    const events = flowLog('s1', moves(150))
    await store(events)
    system.faults = [503]
    const error = await failureOf(forward())
    expect([error.failed.length, error.failed[0]?.isFinal, system.requests]).toEqual([100, false, 1])
    await forward()
    expect(system.taken).toEqual(names(events))
  })

  it('sets aside what the other system refuses, once, and hands on what stands behind it', async () => {
    const events = flowLog('s1', moves(120))
    const poisoned = events.map((event, index) =>
      index === 3 ? { ...event, data: { text: 'x'.repeat(1_100_000) } } : event,
    )
    await store(poisoned)
    const { failed } = await failureOf(forward())
    expect(failed.map(({ event, isFinal }) => [event.id, isFinal])).toEqual([['s1-4', true]])
    expect(system.taken).toEqual(names(events.toSpliced(3, 1)))
    const { requests } = system
    await forward()
    expect(system.requests).toBe(requests)
    expect(await database.query('SELECT id, last_error FROM fairwell_forwarded WHERE last_error IS NOT NULL')).toEqual([
      { id: 's1-4', last_error: 'a record failed with 1 the record is too large' },
    ])
  })

  it('lets no event that fails again and again stand before the others', async () => {
    const events = flowLog('s1', moves(300))
    await store(events)
    const failing = { offsets: Array(100).fill({ error_code: 2, error: 'not now' }) }
    system.faults = [Response.json(failing)]
    const { failed } = await failureOf(forward())
    expect(failed.length).toBe(100)
    expect(system.taken).toEqual(names(events.slice(100)))
    await forward()
    expect(system.taken.length).toBe(200)
    await database.query('UPDATE fairwell_forwarded SET taken_until = now() WHERE ended_at IS NULL')
    await forward()
    expect(system.taken.toSorted()).toEqual(names(events).toSorted())
  })

  it.each(['before', 'after'])('loses nothing when the process ends just %s the other system took it', async (when) => {
    const events = flowLog('s1', moves(5))
    await store(events)
    const dying: Query = (sql, params) =>
      sql.includes('UPDATE fairwell_forwarded AS') ? new Promise(() => undefined) : database.query(sql, params)
    const hanging = { ...system, fetch: () => new Promise<never>(() => undefined) }
    const { fetch } = when === 'before' ? hanging : system
    void forwardStored({ query: dying, to, queue: 'kafka', fetch })
    await expect.poll(() => database.query('SELECT FROM fairwell_forwarded').catch(() => [])).toHaveLength(5)
    if (when === 'after') await expect.poll(() => system.taken.length).toBe(5)
    // Another process leaves it alone for as long as it may still be at work.
    await forward()
    expect(system.taken.length).toBe(when === 'after' ? 5 : 0)
    await database.query(`UPDATE fairwell_forwarded SET taken_until = now() - interval '1 second'`)
    await forward()
    expect(new Set(system.taken)).toEqual(new Set(names(events)))
    await forward()
    expect(system.taken.length).toBe(when === 'after' ? 10 : 5)
  })

  it('hands each on once, however many processes look at once', async () => {
    const events = flowLog('s1', moves(400))
    await store(events)
    const pools = kind === 'a real PostgreSQL' ? [postgres, postgres, postgres] : []
    const others = await Promise.all(pools.map(({ url }) => openDatabase({ url })))
    const queries = [database.query, database.query, ...others.map(({ query }) => query)]
    await Promise.all(queries.map((query) => forward(query)))
    await Promise.all(others.map((other) => other.close()))
    expect(system.taken.toSorted()).toEqual(names(events).toSorted())
  })

  it('is what the recipe makes of it, for all four systems', async () => {
    const [snippet = ''] =
      /(?<=```js\n)import [^`]*forwardStored[^`]*/.exec(readFileSync('docs/recipes.md', 'utf8')) ?? []
    const recipe = snippet.replace(/^import .+\n/, '')
    const events = flowLog('s1', moves(30))
    const snow = collector()
    for (const { source, id } of events) snow.names.set(uuidOf(`${source} ${id}`), `${source} ${id}`)
    const systems: Record<string, System> = {
      'bridge:8080': kafka('cancel-flow'),
      'clickhouse:8443': houseOfClicks('cancel_flow'),
      'collector.example.com': snow,
      'events.eu-central-1.amazonaws.com': bridge('secret'),
    }
    const timers: (() => void)[] = []
    let asking = 0
    const counted: Query = (sql, params) => {
      asking += 1
      return database.query(sql, params).finally(() => {
        asking -= 1
      })
    }
    const given = {
      query: counted,
      user: 'writer',
      password: 'secret',
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'secret',
      ...server,
      setInterval: (task: () => void) => timers.push(task),
      console,
    }
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => systems[new URL(url).host]?.fetch(url, init))
    const receive = new Function(...Object.keys(given), `${recipe}; return receive`)(...Object.values(given))
    const request = new Request('https://app.example/', { method: 'POST', body: JSON.stringify(events) })
    request.headers.set('content-type', 'application/json')
    expect((await receive(request)).status).toBe(200)
    for (const one of Object.values(systems)) await expect.poll(() => one.taken.length).toBe(30)
    for (const task of timers) task()
    expect(timers.length).toBe(1)
    for (const one of Object.values(systems)) expect(one.taken.toSorted()).toEqual(names(events).toSorted())
    const done = 'SELECT FROM fairwell_forwarded WHERE ended_at IS NOT NULL'
    await expect.poll(() => database.query(done)).toHaveLength(4 * 30)
    await expect.poll(() => asking).toBe(0)
    vi.unstubAllGlobals()
  })
})
