import { DuckDBInstance } from '@duckdb/node-api'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sessionSql } from '../../src/report/sql/sessionSql'
import { oddLog, oddNames } from '../support/oddLog'
import { bothCounts, foldedRows, givenRows } from '../support/sessionRows'
import { type Postgres, startPostgres } from '../support/startPostgres'

// An id that two sessions share is stored once, and which of the two has it depends on the order of arrival.
const log = oddLog(78, oddNames.length * 8).filter((event) => Object(event).id !== '77-0-1')

/** What a receiver takes: the rest is refused by name, and is not in the table. */
const hasId = (event: unknown) => typeof Object(event).id === 'string' && typeof Object(event).source === 'string'

describe('the session SQL', () => {
  let postgres: Postgres
  let client: pg.Client

  beforeAll(async () => {
    postgres = await startPostgres()
    client = new pg.Client({ connectionString: postgres.url })
    await client.connect()
  }, 180_000)

  afterAll(async () => {
    await client.end()
    await postgres.stop()
  })

  it('gives the report’s sessions on PostgreSQL, odd ones included', async () => {
    await client.query('CREATE TABLE fairwell_events (source text, id text, event jsonb, PRIMARY KEY (source, id))')
    await client.query(
      `INSERT INTO fairwell_events SELECT e->>'source', e->>'id', e FROM jsonb_array_elements($1::jsonb) AS e ON CONFLICT DO NOTHING`,
      [JSON.stringify(log.filter(hasId))],
    )
    const { rows } = await client.query(sessionSql('postgres'))
    const given = givenRows(rows.map((row) => ({ ...row, events: Number(row.events) })))
    expect(given).toEqual(foldedRows(log))
    const { byReport, bySql } = bothCounts(log, given)
    expect(bySql).toEqual(byReport)
  })

  it('gives the report’s sessions on DuckDB, odd ones included', async () => {
    const instance = await DuckDBInstance.create(':memory:')
    const duck = await instance.connect()
    await duck.run('CREATE TABLE fairwell_events (event JSON)')
    for (const event of log) await duck.run('INSERT INTO fairwell_events VALUES ($1)', [JSON.stringify(event)])
    const reader = await duck.runAndReadAll(
      `SELECT * REPLACE (epoch_ms(started) AS started, epoch_ms(ended) AS ended) FROM (${sessionSql('duckdb')})`,
    )
    const given = givenRows(reader.getRowObjectsJS() as Record<string, unknown>[])
    expect(given).toEqual(foldedRows(log))
    expect(bothCounts(log, given).bySql).toEqual(bothCounts(log, given).byReport)
    duck.closeSync()
    instance.closeSync()
  })
})
