import type { Query } from '../../server/receive/query'

/** Whether this names a PostgreSQL database, rather than a file. */
export function isDatabaseUrl(text: string): boolean {
  return text.startsWith('postgres://') || text.startsWith('postgresql://')
}

/** Connects to a PostgreSQL database. Rejects with an Error that says what to install where the package `pg` is missing. */
export async function connect(url: string): Promise<{ query: Query; close: () => Promise<void> }> {
  const { default: pg } = await import('pg').catch(() => {
    throw new Error('expected the package pg beside fairwell, got none: npm install pg')
  })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return { query: (sql, params) => client.query(sql, params), close: () => client.end() }
}
