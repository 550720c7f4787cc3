import { checkOptions } from '../options/checkOptions'
import { aFunction, aQuery, required } from '../options/kinds'
import { isThere, rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'
import { type EventSelection, eventsOf, selectionKinds } from './eventsOf'
import { prepareIndexes } from './prepareIndexes'

/** How many events were deleted. */
export interface Erased {
  events: number
}

/**
 * Deletes a customer's events, and what alerts and forwarders keep of them, in one statement: everything or nothing. What
 * was sent elsewhere before stays there. Rejects with a TypeError without a customer, which would mean everybody.
 */
export async function eraseEvents(options: { query: Query; customer: string }): Promise<Erased> {
  checkOptions('eraseEvents', options, { query: aQuery, customer: required(selectionKinds.customer) })
  const { query, customer } = options
  const names = await prepareIndexes(query)
  if (!names) return { events: 0 }
  const { where, params } = eventsOf({ customer }, names)
  return { events: await deleteEvents(query, { where, params }) }
}

/** Which events are deleted: those received before a time. */
export interface PruneOptions extends Required<Pick<EventSelection, 'before'>> {
  query: Query
  /** Deletes only this customer's events. */
  customer?: string
  /** Hears how many events are deleted so far. */
  onProgress?: (events: number) => void
}

/** The most events deleted in one statement: few enough that a receiver need not wait. */
const portion = 10_000

/**
 * Deletes the events received before a time, the oldest first, ten thousand a statement. A prune that was interrupted is
 * continued by the next one. Events that were not forwarded or alerted by then are deleted, too.
 */
export async function pruneEvents(options: PruneOptions): Promise<Erased> {
  const { customer, before } = selectionKinds
  checkOptions('pruneEvents', options, { query: aQuery, before: required(before), customer, onProgress: aFunction })
  const { query, onProgress, ...selection } = options
  const names = await prepareIndexes(query)
  if (!names) return { events: 0 }
  const { where, params } = eventsOf(selection, names)
  // Not by ctid, which names rows of several partitions alike.
  const some = `(source, id) IN (SELECT source, id FROM fairwell_events WHERE ${where} ORDER BY received_at LIMIT ${portion})`
  let events = 0
  for (;;) {
    const gone = await deleteEvents(query, { where: some, params })
    events += gone
    if (gone === 0) return { events }
    onProgress?.(events)
    if (gone < portion) return { events }
  }
}

/** The tables that keep something of an event under its source and id; their `last_error` may quote it. */
const followers = ['fairwell_alerts', 'fairwell_forwarded', 'fairwell_forwarded_records']

async function deleteEvents(query: Query, { where, params }: { where: string; params: unknown[] }): Promise<number> {
  const there = await Promise.all(followers.map((name) => isThere(query, name)))
  const deletes = followers
    .filter((_, index) => there[index])
    .map(
      (name) =>
        `, of_${name} AS (DELETE FROM ${name} AS kept USING gone WHERE kept.source = gone.source AND kept.id = gone.id)`,
    )
  const statement = `WITH gone AS (DELETE FROM fairwell_events WHERE ${where} RETURNING source, id)${deletes.join('')} SELECT count(*)::int AS events FROM gone`
  const [row] = rowsOf(await query(statement, params))
  return Number(row?.events ?? 0)
}
