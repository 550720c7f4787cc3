import { PGlite } from '@electric-sql/pglite'
import type { Query } from '../../src/server'

const tables = ['cancel_flow_grants', 'fairwell_events', 'fairwell_billing']

/** Opens the database of a file's tests. */
export async function openDatabase() {
  const database = await PGlite.create()
  const query: Query = (sql, params) => database.query(sql, params)
  const rowsOf = async (table: string, order: string) => {
    const { rows } = await database.query<{ found: boolean }>(`SELECT to_regclass('${table}') IS NOT NULL AS found`)
    if (!rows[0]?.found) return []
    return (await database.query<Record<string, never>>(`SELECT * FROM ${table} ORDER BY ${order}`)).rows
  }
  return {
    query,
    clear: async () => void (await database.exec(tables.map((name) => `DROP TABLE IF EXISTS ${name};`).join(''))),
    close: () => database.close(),
    /** The data of every cancellation that was recorded, the earliest first. */
    recorded: async (): Promise<object[]> =>
      (await rowsOf('fairwell_events', 'time')).map(({ event }) => Object(event).data),
    /** The rows for `fairwell report --billing`. */
    billed: async (): Promise<Record<string, unknown>[]> =>
      (await rowsOf('fairwell_billing', 'time, id')).map(({ object }) => Object(object)),
  }
}
