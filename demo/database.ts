import { mkdir } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'

export type Row = Record<string, unknown>

export interface Database {
  /** PostgreSQL with `$1` placeholders. */
  query(sql: string, params?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

/** The same SQL on a real PostgreSQL (`url`), on an embedded one kept in `folder`, or, with neither, in memory. */
export async function openDatabase({ url, folder }: { url?: string; folder?: string }): Promise<Database> {
  return url ? openPool(url) : openEmbedded(folder)
}

function openPool(connectionString: string): Database {
  const pool = new pg.Pool({ connectionString })
  // An idle connection that breaks is replaced by the next query; unheard, this event would end the process.
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
