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

/**
 * Asks a database once its tables are there, which are made before the first question. A missing one may be why a question failed, so
 * the next looks for them again.
 */
export function onceMade(make: () => Promise<void>): <Answer>(ask: () => Promise<Answer>) => Promise<Answer> {
  let made: Promise<void> | undefined
  return async (ask) => {
    try {
      made ??= make()
      await made
      return await ask()
    } catch (error) {
      made = undefined
      throw error
    }
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
