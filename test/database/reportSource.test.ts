import pg from 'pg'
import { expect, it } from 'vitest'
import { summarize } from '../../src/report'
import { generateEvents } from '../support/generateEvents'
import { plain, summaryOf } from '../support/reportCommand'
import { startPostgres } from '../support/startPostgres'

it('reads what the receiver stored in PostgreSQL, page by page', { timeout: 180_000 }, async () => {
  const postgres = await startPostgres()
  try {
    const client = new pg.Client({ connectionString: postgres.url })
    await client.connect()
    await client.query('CREATE TABLE fairwell_events (source text, id text, event jsonb, PRIMARY KEY (source, id))')
    const many = [...generateEvents({ seed: 6, flows: 700 })]
    await client.query(
      `INSERT INTO fairwell_events SELECT e->>'source', e->>'id', e FROM jsonb_array_elements($1::jsonb) AS e`,
      [JSON.stringify(many)],
    )
    await client.end()
    expect(many.length).toBeGreaterThan(5000)
    expect(plain(await summaryOf([postgres.url]))).toEqual(plain(summarize(many)))
  } finally {
    await postgres.stop()
  }
})
