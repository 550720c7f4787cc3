import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type Database, openDatabase } from '../../demo/database'
import { forwardStored, kafkaRest, receiveEvents } from '../../src/server'
import { pause } from '../support/faults/until'
import { event } from '../support/receiving'
import { isWhole } from '../support/sample'
import { type Postgres, startPostgres } from '../support/startPostgres'
import { startReceiver } from '../support/startReceiver'

let postgres: Postgres
let database: Database

beforeAll(async () => {
  postgres = await startPostgres()
  database = await openDatabase({ url: postgres.url })
}, 300_000)

afterAll(async () => {
  await database.close()
  await postgres.stop()
})

beforeEach(() => database.query('DROP TABLE IF EXISTS fairwell_events, fairwell_forwarded'))

describe('four receivers on one database', () => {
  const senders = isWhole ? 20 : 8
  const perSender = 20

  it('share it: one of them is killed, some events are poison, and what was acknowledged is there, once', async () => {
    const receivers = await Promise.all(Array.from({ length: 4 }, () => startReceiver(postgres.url)))
    // A rule of the merchant's own, which the receiver cannot know. The table is made by the first event.
    await fetch(receivers[0]?.url ?? '', { method: 'POST', body: JSON.stringify(event({ id: 'first' })) })
    await database.query(`ALTER TABLE fairwell_events ADD CHECK (id NOT LIKE 'poison%')`)
    const alive = [...receivers]
    const acknowledged: string[] = []
    const rejected: string[] = []
    const send = async (sender: number): Promise<void> => {
      const ids = Array.from(
        { length: perSender },
        (_, place) => `${place % 10 === 7 ? 'poison' : 'good'}-${sender}-${place}`,
      )
      for (let left = ids, turn = sender; left.length > 0; turn++) {
        const body = JSON.stringify(left.slice(0, 3).map((id) => event({ id, cfsession: `s${sender}` })))
        const answer = await fetch(alive[turn % alive.length]?.url ?? '', { method: 'POST', body }).then(
          (response) => response.json() as Promise<{ accepted?: string[]; rejected?: { id: string }[] }>,
          () => pause(0.02).then(() => ({ accepted: undefined, rejected: undefined })),
        )
        const taken = answer.accepted ?? []
        const refused = (answer.rejected ?? []).map(({ id }) => id)
        acknowledged.push(...taken)
        rejected.push(...refused)
        left = left.filter((id) => !taken.includes(id) && !refused.includes(id))
      }
    }
    const sending = Promise.all(Array.from({ length: senders }, (_, sender) => send(sender)))
    while (acknowledged.length < 0.3 * senders * perSender) await pause(0.002)
    await receivers[3]?.kill()
    alive.pop()
    await sending
    await Promise.all(alive.map((receiver) => receiver.kill()))
    const rows = await database.query('SELECT id FROM fairwell_events')
    const stored = rows.map(({ id }) => String(id)).filter((id) => id !== 'first')
    expect(stored.length).toBe(senders * perSender * 0.9)
    expect(new Set(acknowledged)).toEqual(new Set(stored))
    expect(rejected.length).toBe(senders * perSender * 0.1)
    expect(rejected.every((id) => id.startsWith('poison'))).toBe(true)
  }, 120_000)
})

/** A forwarder in a process of its own, which posts to `system`. */
async function startForwarder(system: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/forwarder.ts', postgres.url, system], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  onTestFinished(async () => {
    const exited = child.exitCode === null && child.signalCode === null && once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  })
  await once(createInterface({ input: child.stdout }), 'line')
  return child
}

/** Stores this many events, and gives their ids. */
async function store(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, place) => `e${place}`)
  const body = JSON.stringify(ids.map((id) => event({ id })))
  const request = new Request('https://app.example/', {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain' },
  })
  expect((await receiveEvents({ query: database.query, maxBytes: 5_000_000 })(request)).status).toBe(200)
  return ids
}

describe('forwarders in three processes', () => {
  it('send each event once; one that dies is succeeded when its minute is over, and nobody sends what it holds before', async () => {
    const ids = await store(isWhole ? 1500 : 600)
    const taken: string[] = []
    let stuck: string[] = []
    const system = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      const those = (JSON.parse(body).records as { value: { id: string } }[]).map(({ value }) => value.id)
      taken.push(...those)
      // The first process dies after the system took its events and before it learns of it.
      if (request.url?.startsWith('/doomed')) stuck = those
      else setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'), 20)
    }).listen(0, '127.0.0.1')
    await once(system, 'listening')
    onTestFinished(() => {
      system.closeAllConnections()
      system.close()
    })
    const url = `http://127.0.0.1:${(system.address() as AddressInfo).port}`
    const doomed = await startForwarder(`${url}/doomed`)
    await expect.poll(() => stuck.length, { timeout: 20_000 }).toBe(100)
    // At once: a request that is not answered in ten seconds is given up, and its events are free again.
    doomed.kill('SIGKILL')
    await Promise.all([startForwarder(url), startForwarder(url)])
    await expect.poll(() => taken.length, { timeout: 30_000 }).toBe(ids.length)
    await pause(0.5)
    expect(taken.toSorted()).toEqual(ids.toSorted())
    // A minute later.
    await database.query(
      `UPDATE fairwell_forwarded SET taken_until = taken_until - interval '60 seconds' WHERE ended_at IS NULL`,
    )
    await expect.poll(() => taken.length, { timeout: 30_000 }).toBe(ids.length + stuck.length)
    await pause(0.5)
    expect(taken.toSorted()).toEqual([...ids, ...stuck].toSorted())
    expect(await database.query('SELECT FROM fairwell_forwarded WHERE ended_at IS NULL')).toEqual([])
  }, 120_000)
})

describe('a forwarder that stood still until another took its events over', () => {
  it('writes nothing down of them', async () => {
    await store(3)
    const fetch = async () => {
      await database.query(
        `UPDATE fairwell_forwarded SET holder = 'another', taken_until = now() + interval '1 minute'`,
      )
      return Response.json({})
    }
    await forwardStored({
      query: database.query,
      to: kafkaRest({ url: 'http://kafka.test', topic: 'churn' }),
      queue: 'kafka',
      fetch,
    })
    const rows = await database.query('SELECT holder, ended_at FROM fairwell_forwarded')
    expect(rows).toEqual(Array(3).fill({ holder: 'another', ended_at: null }))
  })

  it('works with a table of an earlier version, which knows no holders', async () => {
    const ids = await store(3)
    await database.query(`CREATE TABLE fairwell_forwarded (queue text NOT NULL, source text NOT NULL, id text NOT NULL,
      taken_until timestamptz NOT NULL, ended_at timestamptz, last_error text, PRIMARY KEY (queue, source, id))`)
    await database.query(
      `INSERT INTO fairwell_forwarded SELECT 'kafka', source, id, now(), now(), NULL FROM fairwell_events WHERE id = 'e0'`,
    )
    const sent: string[] = []
    const fetch = async (_: unknown, init?: RequestInit) => {
      sent.push(...JSON.parse(`${init?.body}`).records.map(({ value }: { value: { id: string } }) => value.id))
      return Response.json({})
    }
    await forwardStored({
      query: database.query,
      to: kafkaRest({ url: 'http://kafka.test', topic: 'churn' }),
      queue: 'kafka',
      fetch,
    })
    expect(sent).toEqual(ids.slice(1))
  })
})
