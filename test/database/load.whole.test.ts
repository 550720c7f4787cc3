import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../demo/database'
import cases from '../cases/receiver.json'
import { seeded } from '../support/deliveryWorld'
import { pause } from '../support/faults/until'
import { type Postgres, startPostgres } from '../support/startPostgres'
import { type ReceiverProcess, startReceiver } from '../support/startReceiver'

type Event = typeof cases.event & { id: string; sequence: string }

const kinds = ['the embedded PostgreSQL', 'a real PostgreSQL'] as const
const senders = 100

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
}, 300_000)

afterAll(() => postgres.stop())

describe.each(kinds)('a receiver on %s, with a hundred senders', (kind) => {
  const isReal = kind === 'a real PostgreSQL'
  let place: string

  beforeEach(async () => {
    place = isReal ? postgres.url : mkdtempSync(join(tmpdir(), 'fairwell-load-'))
    if (isReal) await drop()
    return isReal ? undefined : () => rmSync(place, { recursive: true })
  })

  async function drop(): Promise<void> {
    const database = await openDatabase({ url: postgres.url })
    await database.query('DROP TABLE IF EXISTS fairwell_events')
    await database.close()
  }

  async function stored(): Promise<Event[]> {
    const database = await openDatabase(isReal ? { url: place } : { folder: place })
    const rows = await database.query('SELECT event FROM fairwell_events')
    await database.close()
    return rows.map(({ event }) => event as Event)
  }

  it('stores each event once, however often, in whatever order and among whatever rubbish it comes', async () => {
    const receiver = await startReceiver(place)
    const answers = await Promise.all(
      Array.from({ length: senders }, (_, sender) => sendAmongRubbish(receiver.url, sender)),
    )
    await receiver.kill()
    expect(answers.flat()).toEqual(answers.flat().map(([expected]) => [expected, expected]))
    expectOnce(await stored(), allEvents())
  }, 60_000)

  it('has lost and doubled nothing after it was killed and started anew, again and again', async () => {
    let receiver = await startReceiver(place)
    const acknowledged = new Set<string>()
    const sending = Promise.all(
      Array.from({ length: senders }, (_, sender) => sendUntilTaken(() => receiver.url, sender, acknowledged)),
    )
    const kills = []
    for (const share of [0.1, 0.4, 0.7]) {
      while (acknowledged.size < share * senders * perSender) await pause(0.002)
      kills.push(acknowledged.size)
      await receiver.kill()
      receiver = await startReceiver(place)
    }
    await sending
    await receiver.kill()
    // Else the receiver was done before it was killed.
    expect(Math.max(...kills)).toBeLessThan(senders * perSender)
    expectOnce(await stored(), allEvents())
  }, 120_000)
})

describe('two receivers on one database', () => {
  it('lose and double nothing, though one of them is killed', async () => {
    const database = await openDatabase({ url: postgres.url })
    await database.query('DROP TABLE IF EXISTS fairwell_events')
    const receivers = await Promise.all([startReceiver(postgres.url), startReceiver(postgres.url)])
    const [first, second] = receivers as [ReceiverProcess, ReceiverProcess]
    const acknowledged = new Set<string>()
    let turn = 0
    const eitherUrl = () => (turn++ % 2 ? first : second).url
    const sending = Promise.all(
      Array.from({ length: senders }, (_, sender) => sendUntilTaken(eitherUrl, sender, acknowledged)),
    )
    while (acknowledged.size < 0.3 * senders * perSender) await pause(0.002)
    await first.kill()
    await sending
    await second.kill()
    const rows = await database.query('SELECT event FROM fairwell_events')
    await database.close()
    expectOnce(
      rows.map(({ event }) => event as Event),
      allEvents(),
    )
  }, 60_000)
})

const perSender = 12

/** A sender's events, in the order of their session. */
function eventsOf(sender: number): Event[] {
  return Array.from({ length: perSender }, (_, index) => ({
    ...cases.event,
    id: `${sender}-${index}`,
    cfsession: `session-${sender}`,
    sequence: `${index + 1}`,
  }))
}

function allEvents(): Event[] {
  return Array.from({ length: senders }, (_, sender) => eventsOf(sender)).flat()
}

function expectOnce(found: Event[], sent: Event[]): void {
  const byId = (one: Event, other: Event) => (one.id < other.id ? -1 : 1)
  expect([...found].sort(byId)).toEqual([...sent].sort(byId))
}

async function post(url: string, body: string): Promise<Response> {
  return fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/cloudevents-batch+json' } })
}

/** Half batches from the end, each of them twice and with a broken event inside, between bodies that are refused. */
async function sendAmongRubbish(url: string, sender: number): Promise<[expected: number, status: number][]> {
  const [last, first] = [eventsOf(sender).slice(perSender / 2), eventsOf(sender).slice(0, perSender / 2)]
  const bodies: [number, string][] = [
    [413, JSON.stringify([{ ...cases.event, id: `huge-${sender}`, data: 'x'.repeat(300_000) }])],
    [200, JSON.stringify([...last.toReversed(), { ...cases.event, source: undefined, id: `broken-${sender}` }])],
    [400, JSON.stringify(first).slice(0, -7)],
    [200, JSON.stringify(last)],
    [422, JSON.stringify([{ specversion: '0.3' }, null, 7])],
    [200, JSON.stringify([null, ...first])],
    [200, JSON.stringify([...first, ...first])],
  ]
  return Promise.all(bodies.map(async ([expected, body]) => [expected, (await post(url, body)).status]))
}

/** As the browser does it: batches, some of them twice at once, each again under the same ids until a 2xx names its events. */
async function sendUntilTaken(url: () => string, sender: number, acknowledged: Set<string>): Promise<void> {
  const random = seeded(sender)
  const events = eventsOf(sender)
  for (let left = events; left.length; left = left.filter(({ id }) => !acknowledged.has(id))) {
    const batch = JSON.stringify(left.slice(0, 3))
    const copies = random() < 0.3 ? [batch, batch] : [batch]
    await Promise.all(copies.map((body) => sendOnce(url(), body, acknowledged)))
  }
}

async function sendOnce(url: string, body: string, acknowledged: Set<string>): Promise<void> {
  try {
    const response = await post(url, body)
    const { accepted } = (await response.json()) as { accepted: string[] }
    for (const id of accepted) acknowledged.add(id)
  } catch {
    // The receiver is gone, or has no room yet; what it has not acknowledged goes again.
    await pause(0.05)
  }
}
