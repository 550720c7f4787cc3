import type { Query } from './query'

/**
 * Makes what a statement makes, unless something of that name is there. Asked before made: a role that may only insert
 * cannot run CREATE TABLE IF NOT EXISTS, not even when it would do nothing. Asked again after a failure: of two that
 * make it at once, PostgreSQL fails one.
 */
export async function makeTable(query: Query, name: string, statement: string): Promise<void> {
  if (await isThere(query, name)) return
  try {
    await query(statement, [])
  } catch (error) {
    if (!(await isThere(query, name))) throw error
  }
}

/** Whether a table or an index of this name is there. */
export async function isThere(query: Query, name: string): Promise<boolean> {
  const [row] = rowsOf(await query(`SELECT to_regclass('${name}') IS NOT NULL AS found`, []))
  return row?.found === true
}

/** The rows, whichever way the driver hands them over. */
export function rowsOf(result: unknown[] | { rows: unknown[] }): Record<string, unknown>[] {
  return (Array.isArray(result) ? result : result.rows) as Record<string, unknown>[]
}
