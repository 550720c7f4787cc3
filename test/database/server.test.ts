import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../demo/database'
import { type Query, receiveEvents } from '../../src/server'
import cases from '../cases/receiver.json'
import { itWhole } from '../support/itWhole'
import { address, answerOf, batch, event, post } from '../support/receiving'
import { type Postgres, startPostgres } from '../support/startPostgres'
import { startReceiver } from '../support/startReceiver'

interface CaseRequest {
  method?: string
  type?: string
  text?: string
  body?: unknown
}

interface CaseAnswer {
  status: number
  accepted?: string[]
  rejected?: [number, string][]
  stored: number
}

function requestOf({ method = 'POST', type = batch, text, body }: CaseRequest): Request {
  const filled = Array.isArray(body) ? body.map((row) => row && event(row)) : body && event({ ...body })
  const sent = method === 'GET' ? null : (text ?? JSON.stringify(filled))
  const request = new Request(address, { method, body: sent, headers: { 'content-type': type } })
  if (type === '') request.headers.delete('content-type')
  return request
}

/** A query that fails for as long as `broken` says so. */
function breakable(query: Query, broken: (sql: string) => boolean): Query {
  return (sql, params) => (broken(sql) ? Promise.reject(new Error('secret detail')) : query(sql, params))
}

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
}, 300_000)

afterAll(() => postgres.stop())

describe.each(['the embedded PostgreSQL', 'a real PostgreSQL'])('receiveEvents on %s', (kind) => {
  let database: Database

  beforeAll(async () => {
    database = await openDatabase(kind === 'a real PostgreSQL' ? { url: postgres.url } : {})
  }, 60_000)

  afterAll(() => database.close())

  beforeEach(async () => {
    await database.query('DROP TABLE IF EXISTS fairwell_events')
  })

  const receiver = () => receiveEvents({ query: database.query })

  const stored = async () => {
    await database.query('CREATE TABLE IF NOT EXISTS fairwell_events (source text, id text, event jsonb)')
    return database.query('SELECT * FROM fairwell_events ORDER BY source, id')
  }

  it.each(cases.rows as [string, CaseRequest, CaseAnswer][])('%s', async (_, request, answer) => {
    const response = await receiver()(requestOf(request))
    expect(response.status).toBe(answer.status)
    const { accepted, rejected } = await answerOf(response)
    expect(accepted).toEqual(answer.accepted)
    if (answer.accepted) {
      const expected = (answer.rejected ?? []).map(([index, reason]) => ({
        index,
        reason: expect.stringContaining(reason),
      }))
      expect(rejected).toMatchObject(expected)
      expect(rejected).toHaveLength(expected.length)
    }
    expect(await stored()).toHaveLength(answer.stored)
  })

  it('stores no free text before what is personal in it was taken out, at any depth', async () => {
    const heard: unknown[] = []
    const receive = receiveEvents({ query: database.query, onStored: (events) => heard.push(...events) })
    const answers = {
      reason: 'other',
      comment: '۰۹۱۲ 345 6789, ａ＠ｂ.com',
      form: { lines: ['pay DE89 3704 0044 0532 0130 00', { 'ada@example.com': 4, 'bob@example.com': 5 }] },
    }
    const choice = { couponId: '4155552671', result: { note: '4242 4242 4242 4242' } }
    const data = { flowId: 'main', customer: { id: 'ada@example.com' }, answers, choice }
    const sent = event({ id: 'free-text', subject: 'ada@example.com', data })
    expect(await answerOf(await receive(post([sent])))).toEqual({ accepted: ['free-text'], rejected: [] })
    const clean = {
      ...data,
      answers: {
        reason: 'other',
        comment: '[phone], [email]',
        form: { lines: ['pay [iban]', { '[email]': 4, "[email]'": 5 }] },
      },
      choice: { couponId: '4155552671', result: { note: '[card]' } },
    }
    expect(heard).toEqual([{ ...sent, data: clean }])
    const stored = () => database.query(`SELECT event FROM fairwell_events WHERE id = 'free-text'`)
    expect(await stored()).toEqual([{ event: { ...sent, data: clean } }])
    const again = event({ id: 'free-text', data: { answers: { comment: 'another text' } } })
    expect(await answerOf(await receive(post([again])))).toEqual({ accepted: ['free-text'], rejected: [] })
    expect(await stored()).toEqual([{ event: { ...sent, data: clean } }])
  })

  it('takes out the kinds that it is told to', async () => {
    const comment = 'ada@example.com, 4155552671'
    for (const [kinds, kept] of [
      [['phone'], 'ada@example.com, [phone]'],
      [[], comment],
    ] as const) {
      const receive = receiveEvents({ query: database.query, redact: kinds })
      await receive(post([event({ id: `redact-${kinds}`, data: { answers: { comment } } })]))
      const [row] = await database.query(`SELECT event FROM fairwell_events WHERE id = 'redact-${kinds}'`)
      expect(row?.event).toMatchObject({ data: { answers: { comment: kept } } })
    }
    const wrong = { query: database.query, redact: ['name'] as never }
    expect(() => receiveEvents(wrong)).toThrow('redact: expected kinds among email, iban, card, phone, got "name".')
  })

  it('stores the whole event as it came, with the time it came at', async () => {
    const sent = event({
      id: 'a',
      subject: 'cus_1',
      sequence: '1',
      data: { text: '真 <b>"quoted"</b> 🙂', list: [1, null] },
    })
    await receiver()(post([sent]))
    const [row] = await stored()
    expect(row).toMatchObject({ source: sent.source, id: 'a', event: sent })
    expect(Math.abs(Date.now() - new Date(String(row?.received_at)).getTime())).toBeLessThan(60_000)
  })

  it('keeps the first copy that came', async () => {
    const receive = receiver()
    await receive(post([event({ id: 'a', data: 'first' }), event({ id: 'a', data: 'second' })]))
    await receive(post([event({ id: 'a', data: 'third' })]))
    expect(await stored()).toMatchObject([{ id: 'a', event: { data: 'first' } }])
  })

  it('cleans text that PostgreSQL cannot hold, in values and in keys', async () => {
    const text = `[${JSON.stringify(event({ id: 'a' })).slice(0, -1)},"data":{"a\\u0000b":"x\\u0000y\\ud83dz","ok":"\\ud83d\\ude00"}}]`
    const response = await receiver()(post(text))
    expect(response.status).toBe(200)
    expect(await stored()).toMatchObject([{ event: { data: { 'a\ufffdb': 'x\ufffdy\ufffdz', ok: '😀' } } }])
  })

  it.each([
    ['lists', '['.repeat(100_000), ']'.repeat(100_000)],
    ['objects', '{"a":'.repeat(30_000), '}'.repeat(30_000)],
  ])('rejects an event of deeply nested %s and stores its neighbor', async (_, open, close) => {
    const nested = `${JSON.stringify(event({ id: 'deep' })).slice(0, -1)},"data":${open}1${close}}`
    const response = await receiver()(post(`[${nested},${JSON.stringify(event({ id: 'a' }))}]`))
    expect(await answerOf(response)).toMatchObject({ accepted: ['a'], rejected: [{ index: 0, id: 'deep' }] })
    expect(await stored()).toHaveLength(1)
  })

  it('stores names of 1,024 bytes that do not compress, and rejects longer ones', async () => {
    const letters = Array.from({ length: 1024 }, (_, index) =>
      String.fromCharCode(33 + ((index * index * 31 + index * 7) % 90)),
    )
    const name = letters.join('')
    const response = await receiver()(post([event({ id: name, source: name }), event({ id: `${name}x` })]))
    expect(await answerOf(response)).toMatchObject({ accepted: [name], rejected: [{ index: 1 }] })
  })

  it('never answers a content with a 5xx, whatever is put where', async () => {
    const receive = receiver()
    const odd = [
      '\\u0000',
      '\\ud800',
      '\\udc00x',
      '\\uffff',
      '\\\\u0000',
      '%00',
      "'; DROP TABLE fairwell_events; --",
      '$1',
      '{}',
    ]
    for (const place of ['id', 'source', 'type', 'subject', 'time', 'data', 'ext', 'specversion']) {
      for (const text of odd) {
        const others = Object.entries(event({ id: `${place}${odd.indexOf(text)}` })).filter(([key]) => key !== place)
        const response = await receive(
          post(`[{${JSON.stringify(place)}:"${text}",${JSON.stringify(Object.fromEntries(others)).slice(1)}]`),
        )
        expect(response.status, `${place}: ${text}`).toBeLessThan(500)
      }
    }
  })

  it('stores 100 senders at once, each event once, though each is sent by three of them', async () => {
    const receive = receiver()
    const batches = Array.from({ length: 100 }, (_, sender) =>
      [0, 1, 2].flatMap((step) => {
        const ids = Array.from({ length: 10 }, (_, index) => event({ id: `event-${(sender + step) % 100}-${index}` }))
        return sender % 2 ? ids : ids.reverse()
      }),
    )
    const answers = await Promise.all(batches.map((events) => receive(post(events))))
    expect(answers.map((answer) => answer.status)).toEqual(Array(100).fill(200))
    expect(await stored()).toHaveLength(1000)
  })

  it('lets two receivers make the table and fill it at once', async () => {
    const databases = kind === 'a real PostgreSQL' ? [postgres, postgres] : []
    const pools = await Promise.all(databases.map(({ url }) => openDatabase({ url })))
    const queries = pools.length > 0 ? pools.map((pool) => pool.query) : [database.query, database.query]
    for (let round = 0; round < 10; round += 1) {
      await database.query('DROP TABLE IF EXISTS fairwell_events')
      const receivers = queries.map((query) => receiveEvents({ query }))
      const events = Array.from({ length: 5 }, (_, index) => event({ id: `e${index}` }))
      const answers = await Promise.all(receivers.map((receive) => receive(post(events))))
      expect(answers.map((answer) => answer.status)).toEqual([200, 200])
      expect(await stored()).toHaveLength(5)
    }
    await Promise.all(pools.map((pool) => pool.close()))
  })

  it('makes the table at the next request when the first try failed', async () => {
    let broken = true
    const query = breakable(database.query, (sql) => broken && sql.includes('CREATE TABLE'))
    const receive = receiveEvents({ query, onError: () => undefined })
    expect((await receive(post([event({ id: 'a' })]))).status).toBe(503)
    broken = false
    expect((await receive(post([event({ id: 'a' })]))).status).toBe(200)
    expect(await stored()).toHaveLength(1)
  })

  it('makes the table anew when somebody dropped it', async () => {
    const receive = receiveEvents({ query: database.query, onError: () => undefined })
    await receive(post([event({ id: 'a' })]))
    await database.query('DROP TABLE fairwell_events')
    expect((await receive(post([event({ id: 'b' })]))).status).toBe(503)
    expect((await receive(post([event({ id: 'b' })]))).status).toBe(200)
  })

  const itSurvives = kind === 'a real PostgreSQL' ? it : itWhole
  itSurvives(
    'has every acknowledged event after the receiver was killed in the middle of its work',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'fairwell-receiver-'))
      const place = kind === 'a real PostgreSQL' ? postgres.url : folder
      const { url, process: child } = await startReceiver(place)
      const acknowledged = await sendUntilKilled(url, child, 200)
      const survivor = await openDatabase(kind === 'a real PostgreSQL' ? { url: place } : { folder })
      const rows = await survivor.query('SELECT id FROM fairwell_events')
      await survivor.close()
      rmSync(folder, { recursive: true })
      const ids = new Set(rows.map((row) => row.id))
      expect(acknowledged.length).toBeGreaterThanOrEqual(200)
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
      expect(ids.size).toBe(rows.length)
    },
    60_000,
  )
})

/** Twenty senders, each one batch after another, until `count` events are acknowledged; then SIGKILL with requests in flight. */
async function sendUntilKilled(url: string, child: ChildProcess, count: number): Promise<string[]> {
  const acknowledged: string[] = []
  const exited = once(child, 'exit')
  const send = async (sender: number): Promise<void> => {
    for (let round = 0; ; round += 1) {
      const events = [0, 1, 2].map((index) => event({ id: `${sender}-${round}-${index}` }))
      const response = await fetch(url, {
        method: 'POST',
        body: JSON.stringify(events),
        headers: { 'content-type': batch },
      })
      acknowledged.push(...(await answerOf(response)).accepted)
      if (acknowledged.length >= count) child.kill('SIGKILL')
    }
  }
  await Promise.allSettled(Array.from({ length: 20 }, (_, sender) => send(sender)))
  await exited
  return acknowledged
}
