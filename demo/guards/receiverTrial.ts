import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { type Forwarder, forwardStored, receiveEvents } from '../../src/server'
import { openDatabase } from '../database'

/** What came of events that several receivers took for one table, and of forwarders that share it. */
export interface ReceiverTrial {
  /** How many events there are, and how many copies of them were posted. */
  events: number
  posted: number
  /** How many of them each receiver acknowledged. */
  acknowledged: number[]
  /** How many rows the table has, and how many events each forwarder sent on. */
  stored: number
  forwarded: number[]
  /** Every event went on once. */
  isOnce: boolean
}

const receivers = 4
const forwarders = 3
const batchSize = 25

/** Posts each event three times, to four receivers that share a database of their own; then three forwarders send on what is stored. */
export async function receiverTrial(events: readonly CloudEvent[]): Promise<ReceiverTrial> {
  const database = await openDatabase({})
  try {
    const { query } = database
    const doors = Array.from({ length: receivers }, () => receiveEvents({ query }))
    const copies = [0, 1, 2].flatMap((copy) =>
      batchesOf(events).map((batch, index) => ({ batch, door: (index + copy) % receivers })),
    )
    const acknowledged = doors.map(() => 0)
    await Promise.all(
      copies.map(async ({ batch, door }) => {
        const taken = await post(batch, doors[door] as Receive)
        acknowledged[door] = (acknowledged[door] ?? 0) + taken
      }),
    )
    const [row] = await query('SELECT count(*) AS stored FROM fairwell_events')
    const sent = await forwardAll(query)
    const ids = sent.flat()
    return {
      ...{ events: events.length, posted: copies.reduce((sum, { batch }) => sum + batch.length, 0), acknowledged },
      stored: Number(row?.stored),
      forwarded: sent.map(({ length }) => length),
      isOnce: ids.length === events.length && new Set(ids).size === events.length,
    }
  } finally {
    await database.close()
  }
}

type Receive = ReturnType<typeof receiveEvents>

async function post(batch: readonly CloudEvent[], receive: Receive): Promise<number> {
  const headers = { 'content-type': 'application/cloudevents-batch+json' }
  const request = new Request('http://demo/', { method: 'POST', headers, body: JSON.stringify(batch) })
  const { accepted } = (await (await receive(request)).json()) as { accepted: string[] }
  return accepted.length
}

/** The ids that each forwarder sent, to a system that takes everything. */
async function forwardAll(query: Parameters<typeof forwardStored>[0]['query']): Promise<string[][]> {
  const to: Forwarder = {
    maxEvents: 40,
    requestFor: (events) => ({ url: 'http://demo/', headers: {}, body: JSON.stringify(events.map(({ id }) => id)) }),
  }
  return Promise.all(
    Array.from({ length: forwarders }, async () => {
      const sent: string[] = []
      const take: typeof fetch = async (_, init) => {
        sent.push(...(JSON.parse(String(init?.body)) as string[]))
        return Response.json({})
      }
      await forwardStored({ query, to, queue: 'demo', fetch: take })
      return sent
    }),
  )
}

function batchesOf(events: readonly CloudEvent[]): CloudEvent[][] {
  return Array.from({ length: Math.ceil(events.length / batchSize) }, (_, index) =>
    events.slice(index * batchSize, (index + 1) * batchSize),
  )
}
