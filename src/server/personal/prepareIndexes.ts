import { isThere, rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'
import { sessionOf, subjectOf } from './eventsOf'

// The indexes are made concurrently, so that a receiver with a year of events can go on writing.
const indexes = {
  fairwell_events_subject: `ON fairwell_events ((${subjectOf}))`,
  fairwell_events_session: `ON fairwell_events (source, (${sessionOf}))`,
  fairwell_events_received: 'ON fairwell_events (received_at)',
}

const isBroken = (name: string) =>
  `SELECT NOT indisvalid AS broken FROM pg_index WHERE indexrelid = to_regclass('${name}')`

/**
 * Makes the indexes that find one customer's events among millions in milliseconds; it takes some seconds a million events,
 * once. A database role that may make no index works without: slower, but not wrong. False where no receiver has made the
 * table, so that there is nothing to find.
 */
export async function prepareIndexes(query: Query): Promise<boolean> {
  if (!(await isThere(query, 'fairwell_events'))) return false
  let made = 0
  for (const [name, on] of Object.entries(indexes)) made += await makeIndex(query, name, on).catch(() => 0)
  // Without statistics the planner may pass the new indexes by.
  if (made > 0) await query('ANALYZE fairwell_events', [])
  return true
}

/** Makes an index; resolves to 1 where it had to, else 0. */
async function makeIndex(query: Query, name: string, on: string): Promise<number> {
  const [found] = rowsOf(await query(isBroken(name), []))
  if (found && found.broken !== true) return 0
  // An index whose making was interrupted is never used, and stands in the way of a new one.
  if (found) await query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`, [])
  await query(`CREATE INDEX CONCURRENTLY IF NOT EXISTS ${name} ${on}`, [])
  return 1
}
