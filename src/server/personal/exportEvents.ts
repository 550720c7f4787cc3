import { checkOptions } from '../options/checkOptions'
import { aQuery } from '../options/kinds'
import type { ReceivedEvent } from '../receive/checkEvent'
import { rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'
import { type EventSelection, eventsOf, selectionKinds } from './eventsOf'
import { prepareIndexes } from './prepareIndexes'

const pageSize = 5000

/** A stored event and when it came. */
export interface ExportedEvent {
  /** When the event was received, RFC 3339. */
  receivedAt: string
  event: ReceivedEvent
}

/** The selected events in the order they were received, read a page at a time. */
export function exportEvents(options: EventSelection & { query: Query }): AsyncGenerator<ExportedEvent> {
  checkOptions('exportEvents', options, { query: aQuery, ...selectionKinds })
  return pagesOf(options)
}

async function* pagesOf({ query, ...selection }: EventSelection & { query: Query }): AsyncGenerator<ExportedEvent> {
  const names = await prepareIndexes(query)
  if (!names) return
  const { where, params } = eventsOf(selection, names)
  const [time, source, id] = [1, 2, 3].map((place) => `$${params.length + place}`)
  // The time is read as text: a driver's Date has no microseconds, and the next page would begin too early.
  const page = `
    SELECT received_at::text AS received, source, id, event FROM fairwell_events
    WHERE ${where} AND (received_at, source, id) > (${time}::timestamptz, ${source}::text, ${id}::text)
    ORDER BY received_at, source, id LIMIT ${pageSize}`
  for (let last: unknown[] = ['-infinity', '', '']; ; ) {
    const rows = rowsOf(await query(page, [...params, ...last]))
    for (const { received, event } of rows)
      yield { receivedAt: new Date(String(received)).toISOString(), event: parsed(event) }
    const end = rows.at(-1)
    if (!end || rows.length < pageSize) return
    last = [end.received, end.source, end.id]
  }
}

/** An event as a row holds it: an object, or its JSON text where the driver does not parse JSON. */
function parsed(event: unknown): ReceivedEvent {
  return (typeof event === 'string' ? JSON.parse(event) : event) as ReceivedEvent
}
