import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { type ReceiverOptions, receiveEvents } from '../../src/server'
import type { Database } from '../database'
import { forgedSaves } from '../guards/forgedSaves'
import { ticketSecret } from '../guards/ticketSecret'
import { hasTable } from '../storedEvents'
import { exampleEvents, exampleSource } from './exampleEvents'

const batchSize = 500

/** Sends the made-up events through the receiver, as a browser would. Doing it twice gives the same as once. */
export async function fillExample(database: Database, now: Date): Promise<void> {
  await clearExample(database)
  await post(exampleEvents(now), { query: database.query })
}

/** Fills the example data in, and posts a thousand saves that never happened to a receiver that asks for tickets. */
export async function forgeSaves(database: Database, now: Date): Promise<void> {
  await fillExample(database, now)
  await post(forgedSaves(now), { query: database.query, tickets: { secret: ticketSecret } })
}

/** Deletes the made-up events, and nothing else. */
export async function clearExample(database: Database): Promise<void> {
  if (await hasTable(database)) await database.query('DELETE FROM fairwell_events WHERE source = $1', [exampleSource])
}

/** The made-up events as they are stored, the earliest first. */
export async function storedExample(database: Database): Promise<CloudEvent[]> {
  if (!(await hasTable(database))) return []
  const rows = await database.query(
    "SELECT event FROM fairwell_events WHERE source = $1 ORDER BY event ->> 'time', id",
    [exampleSource],
  )
  return rows.map(({ event }) => event as CloudEvent)
}

async function post(made: Iterable<CloudEvent>, options: ReceiverOptions): Promise<void> {
  const receive = receiveEvents({ maxBytes: 4_000_000, ...options })
  const events = [...made]
  for (let from = 0; from < events.length; from += batchSize) {
    const body = JSON.stringify(events.slice(from, from + batchSize))
    const headers = { 'content-type': 'application/cloudevents-batch+json' }
    const response = await receive(new Request('http://demo/cancel-events', { method: 'POST', headers, body }))
    if (!response.ok) throw new Error(`The receiver answered ${response.status} to made-up events.`)
  }
}
