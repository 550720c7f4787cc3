const pageSize = 5000

/** Every event that a receiver stored in this database, read a page at a time. Needs the package `pg`. */
export async function* readDatabase(url: string): AsyncGenerator<unknown> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    let last = { source: '', id: '' }
    for (;;) {
      const { rows } = await client.query<{ source: string; id: string; event: unknown }>(
        'SELECT source, id, event FROM fairwell_events WHERE (source, id) > ($1, $2) ORDER BY source, id LIMIT $3',
        [last.source, last.id, pageSize],
      )
      for (const { event } of rows) yield event
      const end = rows.at(-1)
      if (!end || rows.length < pageSize) return
      last = end
    }
  } finally {
    await client.end()
  }
}
