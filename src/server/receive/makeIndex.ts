import { rowsOf } from './makeTable'
import type { Query } from './query'

/** PostgreSQL ends one of two processes that wait for each other; what it had begun stays behind and cannot be used. */
const mostTries = 3

/**
 * Makes an index beside a receiver that goes on writing; `on` is what follows its name in CREATE INDEX. An index whose making
 * was interrupted is made anew: it is never used, and stands in the way of another of its name. Resolves to 1 where it began to
 * make the index, to 0 where the index was there or another process is making it. Rejects with the database's error where the
 * role may not make it.
 */
export async function makeIndex(query: Query, name: string, on: string): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const state = await stateOf(query, name)
    if (state === 'there' || state === 'being made') return 0
    try {
      if (state === 'broken') await query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`, [])
      await query(`CREATE INDEX CONCURRENTLY IF NOT EXISTS ${name} ${on}`, [])
      return 1
    } catch (error) {
      if (tries === mostTries) throw error
    }
  }
}

/** Whether an index can be used: PostgreSQL lists it while it is still being made, but not yet as valid. */
export async function isUsable(query: Query, name: string): Promise<boolean> {
  return (await stateOf(query, name)) === 'there'
}

type IndexState = 'missing' | 'there' | 'being made' | 'broken'

async function stateOf(query: Query, name: string): Promise<IndexState> {
  const [row] = rowsOf(
    await query(
      `SELECT CASE
         WHEN indisvalid THEN 'there'
         WHEN EXISTS (SELECT FROM pg_stat_progress_create_index WHERE index_relid = indexrelid) THEN 'being made'
         ELSE 'broken'
       END AS state FROM pg_index WHERE indexrelid = to_regclass('${name}')`,
      [],
    ),
  )
  return (row?.state as IndexState | undefined) ?? 'missing'
}
