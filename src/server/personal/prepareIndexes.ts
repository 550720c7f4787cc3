import { isThere, rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'
import { sessionOf, subjectOf } from './eventsOf'

// Concurrently, so that a receiver with a year of events in its table can go on writing.
const indexes = {
  fairwell_events_subject: `ON fairwell_events ((${subjectOf}))`,
  fairwell_events_session: `ON fairwell_events (source, (${sessionOf}))`,
  fairwell_events_received: 'ON fairwell_events (received_at)',
}

const isBroken = (name: string) =>
  `SELECT NOT indisvalid AS broken FROM pg_index WHERE indexrelid = to_regclass('${name}')`

/**
 * Makes the indexes by which one customer's events are found among millions in milliseconds: once, in some seconds a million. A role that
 * may make none goes without: slower, but not wrong. False where no receiver has made its table, and so there is nothing to find.
 */
export async function prepareIndexes(query: Query): Promise<boolean> {
  if (!(await isThere(query, 'fairwell_events'))) return false
  let made = 0
  for (const [name, on] of Object.entries(indexes)) made += await makeIndex(query, name, on).catch(() => 0)
  // Else the planner knows nothing of what is in them, and may pass them by.
  if (made > 0) await query('ANALYZE fairwell_events', [])
  return true
}

/** How many it had to make. */
async function makeIndex(query: Query, name: string, on: string): Promise<number> {
  const [found] = rowsOf(await query(isBroken(name), []))
  if (found && found.broken !== true) return 0
  // What a build that was cut off leaves is never used, and in the way of the next one.
  if (found) await query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`, [])
  await query(`CREATE INDEX CONCURRENTLY IF NOT EXISTS ${name} ${on}`, [])
  return 1
}
