import { sessionSql } from '../../report/sql/sessionSql'
import { checkOptions } from '../options/checkOptions'
import { aQuery } from '../options/kinds'
import { makeIndexes, missingColumns } from '../personal/prepareIndexes'
import { eventColumns, eventIndexes, makeEventsTable } from '../receive/eventsTable'
import { rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'

/** What a migration did. */
export interface Migrated {
  /** The columns that were added to `fairwell_events`; none where they were there. */
  columns: string[]
}

/**
 * Brings `fairwell_events` to today's form, whichever version made it: its columns, its indexes, and the view
 * `fairwell_sessions`. Run again it changes nothing. Adding columns writes the table anew, some seconds a million events, in
 * which receivers wait; the events stay in the browsers meanwhile. Rejects with the database's error where the role may not
 * change the table.
 */
export async function migrateEvents(options: { query: Query }): Promise<Migrated> {
  checkOptions('migrateEvents', options, { query: aQuery })
  const { query } = options
  await makeEventsTable(query)
  const columns = await missingColumns(query)
  if (columns.length > 0) {
    const added = Object.entries(eventColumns).filter(([name]) => columns.includes(name))
    const clauses = added.map(([name, definition]) => `ADD COLUMN IF NOT EXISTS ${name} ${definition}`)
    await query(`ALTER TABLE fairwell_events ${clauses.join(', ')}`, [])
  }
  for (const name of await outdatedIndexes(query)) await query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`, [])
  // On a partitioned table an index cannot be made beside a writer; docs/tables.md makes them with the partitions.
  await makeIndexes(query, eventIndexes, { orFail: !(await isPartitioned(query)) })
  await makeView(query)
  return { columns }
}

/** Our indexes that are over expressions, as a table without columns has them. */
async function outdatedIndexes(query: Query): Promise<string[]> {
  const rows = rowsOf(
    await query(
      `SELECT relname AS name FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
       WHERE indrelid = to_regclass('fairwell_events') AND indexprs IS NOT NULL
         AND relname IN ('fairwell_events_session', 'fairwell_events_subject')`,
      [],
    ),
  )
  return rows.map(({ name }) => String(name))
}

async function isPartitioned(query: Query): Promise<boolean> {
  const [row] = rowsOf(
    await query(`SELECT relkind = 'p' AS parted FROM pg_class WHERE oid = to_regclass('fairwell_events')`, []),
  )
  return row?.parted === true
}

async function makeView(query: Query): Promise<void> {
  const select = sessionSql('postgres')
  try {
    await query(`CREATE OR REPLACE VIEW fairwell_sessions AS ${select}`, [])
  } catch {
    // A view of an earlier version may have other columns, which cannot be replaced.
    await query('DROP VIEW fairwell_sessions', [])
    await query(`CREATE VIEW fairwell_sessions AS ${select}`, [])
  }
}
