import { eventColumns, eventIndexes } from '../receive/eventsTable'
import { makeIndex } from '../receive/makeIndex'
import { isThere, rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'
import type { EventNames } from './eventsOf'

// A table that an earlier version made has no columns for these, so its rows are asked, and indexed, by expressions.
const byExpression: EventNames = {
  session: `(event ->> 'cfsession')`,
  subject: `(coalesce(event ->> 'subject', event #>> '{data,customer,id}'))`,
}

/**
 * Makes the indexes that find one customer's events among millions in milliseconds; it takes some seconds a million events,
 * once. A database role that may make no index works without: slower, but not wrong. Resolves to what SQL calls session and
 * customer; null where no receiver has made the table, so that there is nothing to find.
 */
export async function prepareIndexes(query: Query): Promise<EventNames | null> {
  if (!(await isThere(query, 'fairwell_events'))) return null
  const isOld = (await missingColumns(query)).length > 0
  const { fairwell_events_time: _, ...indexes } = isOld ? indexesByExpression : eventIndexes
  await makeIndexes(query, indexes, { orFail: false })
  return isOld ? byExpression : { session: 'session', subject: 'subject' }
}

const indexesByExpression = {
  ...eventIndexes,
  fairwell_events_session: `ON fairwell_events USING hash (${byExpression.session})`,
  fairwell_events_subject: `ON fairwell_events USING hash (${byExpression.subject})`,
}

/** Which of today's columns the table lacks. */
export async function missingColumns(query: Query): Promise<string[]> {
  const names = Object.keys(eventColumns)
  const there = rowsOf(
    await query(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = to_regclass('fairwell_events') AND NOT attisdropped`,
      [],
    ),
  ).map(({ name }) => name)
  return names.filter((name) => !there.includes(name))
}

/**
 * Makes those of these indexes that are missing or broken, beside a receiver that goes on writing. `orFail` rejects where
 * one cannot be made; without it the others are made all the same.
 */
export async function makeIndexes(
  query: Query,
  indexes: Record<string, string>,
  { orFail }: { orFail: boolean },
): Promise<void> {
  const tolerate = (error: unknown) => {
    if (orFail) throw error
    return 0
  }
  let made = 0
  for (const [name, on] of Object.entries(indexes)) made += await makeIndex(query, name, on).catch(tolerate)
  // Without statistics the planner may pass the indexes by: after they were made, and where a table was just filled.
  if (made > 0 || (await isUnknown(query))) await learn(query).catch(tolerate)
}

/** Lets PostgreSQL look at what the table holds. */
async function learn(query: Query): Promise<void> {
  await query('ANALYZE fairwell_events', [])
}

/** Whether PostgreSQL has never looked at what the table holds. */
async function isUnknown(query: Query): Promise<boolean> {
  const [row] = rowsOf(
    await query(`SELECT reltuples <= 0 AS unknown FROM pg_class WHERE oid = to_regclass('fairwell_events')`, []),
  )
  return row?.unknown === true
}
