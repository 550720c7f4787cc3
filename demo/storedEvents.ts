import type { Database } from './database'
import { exampleSource } from './example/exampleEvents'
import { teamSource } from './team/recorded'

/** A CloudEvent as the receiver stored it. Anybody may have posted it, so nothing about its content is certain. */
export type StoredEvent = Record<string, unknown>

/** One visit to the cancel flow, with its events. */
export interface StoredSession {
  /** The session's id (`cfsession`), or the source for events that are not ours. */
  id: string
  /** The events in the order of their `sequence`. */
  events: StoredEvent[]
}

/** The latest sessions first, from the newest 300 events that are no example data and of no server. Empty until the receiver has made its table. */
export async function storedSessions(database: Database): Promise<StoredSession[]> {
  if (!(await hasTable(database))) return []
  const rows = await database.query(
    `SELECT event FROM fairwell_events WHERE source NOT IN ($1, $2) ORDER BY received_at DESC, source, id LIMIT 300`,
    [exampleSource, teamSource],
  )
  return sessionsOf(rows.map((row) => row.event as StoredEvent))
}

/** Deletes all stored events, when a visitor of the demo presses "Start over". */
export async function forgetEvents(database: Database): Promise<void> {
  if (await hasTable(database)) await database.query('DELETE FROM fairwell_events')
}

/** Whether the receiver has stored anything yet: it makes its table with the first event. */
export async function hasTable({ query }: Database): Promise<boolean> {
  const [table] = await query(`SELECT to_regclass('fairwell_events') IS NOT NULL AS found`)
  return table?.found === true
}

function sessionsOf(events: StoredEvent[]): StoredSession[] {
  const sessions = new Map<string, StoredEvent[]>()
  for (const event of events) {
    const id = String(event.cfsession ?? event.source)
    sessions.set(id, [...(sessions.get(id) ?? []), event])
  }
  return [...sessions].map(([id, own]) => ({ id, events: own.sort((a, b) => place(a) - place(b)) }))
}

function place(event: StoredEvent): number {
  return Number(event.sequence) || 0
}
