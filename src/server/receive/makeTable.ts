import type { Query } from './query'

/**
 * Runs a statement that makes a table or an index, unless one of this name exists. It asks first, because a role that may
 * only insert cannot run CREATE TABLE IF NOT EXISTS even where that would do nothing. It asks again after a failure,
 * because PostgreSQL fails one of two processes that make it at once.
 */
export async function makeTable(query: Query, name: string, statement: string): Promise<void> {
  if (await isThere(query, name)) return
  try {
    await query(statement, [])
  } catch (error) {
    if (!(await isThere(query, name))) throw error
  }
}

/** Whether a table or an index of this name exists. */
export async function isThere(query: Query, name: string): Promise<boolean> {
  const [row] = rowsOf(await query(`SELECT to_regclass('${name}') IS NOT NULL AS found`, []))
  return row?.found === true
}

/** The rows of a result, whichever of the two forms the driver gives. */
export function rowsOf(result: unknown[] | { rows: unknown[] }): Record<string, unknown>[] {
  return (Array.isArray(result) ? result : result.rows) as Record<string, unknown>[]
}
