import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrateEvents } from '../../src/server'
import { makeIndex } from '../../src/server/receive/makeIndex'
import type { Query } from '../../src/server/receive/query'
import { type Postgres, startPostgres } from '../support/startPostgres'

const name = 'fairwell_events_odd'
const on = `ON fairwell_events (received_at) WHERE event ->> 'type' = 'odd'`

/** Several processes at once, and indexes over expressions, are what PostgreSQL may end with a deadlock. */
describe('an index that is made beside a receiver', () => {
  let postgres: Postgres
  let pool: pg.Pool
  const query: Query = (sql, params) => pool.query(sql, params)
  const validity = async () =>
    (await pool.query(`SELECT indisvalid FROM pg_index WHERE indexrelid = '${name}'::regclass`)).rows

  beforeAll(async () => {
    postgres = await startPostgres()
    pool = new pg.Pool({ connectionString: postgres.url, max: 12 })
    // A server that goes ends what idles in the pool; the pool tells of it, and nobody waits for that.
    pool.on('error', () => {})
  }, 300_000)

  afterAll(async () => {
    await pool.end()
    await postgres.stop()
  })

  beforeEach(async () => {
    await pool.query('DROP TABLE IF EXISTS fairwell_events CASCADE')
    await migrateEvents({ query })
  })

  it('is usable when many processes make many at once', async () => {
    const names = Array.from({ length: 4 }, (_, number) => `${name}_${number}`)
    const processes = Array.from({ length: 3 }, (_, turn) => [...names.slice(turn), ...names.slice(0, turn)])
    await Promise.all(
      processes.map(async (each) => {
        for (const own of each) await makeIndex(query, own, on)
      }),
    )
    const { rows } = await pool.query(`SELECT indisvalid FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
      WHERE relname LIKE '${name}%'`)
    expect(rows).toEqual(names.map(() => ({ indisvalid: true })))
  })

  it('is made anew where the making was interrupted', async () => {
    await makeIndex(query, name, on)
    await pool.query(`UPDATE pg_index SET indisvalid = false WHERE indexrelid = '${name}'::regclass`)
    expect(await makeIndex(query, name, on)).toBe(1)
    expect(await validity()).toEqual([{ indisvalid: true }])
    expect(await makeIndex(query, name, on)).toBe(0)
  })

  it('is left to the process that is making it', async () => {
    const reader = await pool.connect()
    await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    await reader.query('SELECT count(*) FROM fairwell_events')
    const making = makeIndex(query, name, on)
    await expect.poll(async () => (await pool.query(`SELECT to_regclass('${name}') AS found`)).rows[0].found).toBe(name)
    expect(await makeIndex(query, name, on)).toBe(0)
    await reader.query('COMMIT')
    reader.release()
    expect(await making).toBe(1)
    expect(await validity()).toEqual([{ indisvalid: true }])
  })

  it('says why it cannot be made', async () => {
    await expect(makeIndex(query, name, 'ON fairwell_events (nothing)')).rejects.toThrow(
      'column "nothing" does not exist',
    )
  })
})
