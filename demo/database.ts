import { mkdir } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'

/** A row by column name. */
export type Row = Record<string, unknown>

/** A PostgreSQL database. */
export interface Database {
  /** Runs SQL with `$1` placeholders and resolves to the rows. */
  query(sql: string, params?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

/**
 * Opens a real PostgreSQL (`url`), an embedded one kept in `folder`, or, with neither, one in memory. All three take the
 * same SQL.
 */
export async function openDatabase({ url, folder }: { url?: string; folder?: string }): Promise<Database> {
  return url ? openPool(url) : openEmbedded(folder)
}

function openPool(connectionString: string): Database {
  const pool = new pg.Pool({ connectionString })
  // The next query replaces an idle connection that breaks. Without a listener, this event would end the process.
  pool.on('error', (error) => console.error('[demo] lost a database connection:', error.message))
  return {
    query: async (sql, params = []) => (await pool.query<Row>(sql, params)).rows,
    close: () => pool.end(),
  }
}

async function openEmbedded(folder: string | undefined): Promise<Database> {
  if (folder) await mkdir(folder, { recursive: true })
  const database = await PGlite.create(folder)
  return {
    query: async (sql, params = []) => (await database.query<Row>(sql, params)).rows,
    close: () => database.close(),
  }
}
