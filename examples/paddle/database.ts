import type { Query } from 'fairwell/server'

/** PostgreSQL where there is a URL; else one in this process, which forgets everything at the end. */
export async function openDatabase(url: string | undefined): Promise<Query> {
  if (url) {
    const { default: pg } = await import('pg')
    const pool = new pg.Pool({ connectionString: url })
    return (sql, params) => pool.query(sql, params)
  }
  const { PGlite } = await import('@electric-sql/pglite')
  const database = await PGlite.create()
  return (sql, params) => database.query(sql, params)
}
