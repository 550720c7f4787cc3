import { describe, expect, it } from 'vitest'
import { runEvents } from '../../../src/cli/commands/runEvents'
import { dialects } from '../../../src/report/sql/dialects'
import { sessionSql } from '../../../src/report/sql/sessionSql'
import { run } from '../../support/runCommand'

const names = Object.keys(dialects) as (keyof typeof dialects)[]

describe('the session SQL', () => {
  // PostgreSQL and DuckDB run theirs in test/database; a change of the others is seen here, to be tried there by hand.
  it.each(names)('of %s is the one that was looked at last', async (name) => {
    await expect(sessionSql(name)).toMatchFileSnapshot(`../../cases/sessions/${name}.sql`)
  })

  it.each(names)('of %s has the same steps and columns as the others', (name) => {
    const columns = (sql: string) => [...sql.matchAll(/ AS (\w+),?$/gm)].map(([, column]) => column)
    const result = (sql: string) => columns(sql.slice(sql.lastIndexOf('SELECT\n')))
    expect(result(sessionSql(name))).toEqual(result(sessionSql('postgres')))
    expect(result(sessionSql(name)).length).toBeGreaterThan(8)
    expect(sessionSql(name)).not.toMatch(/undefined|null,null|\[object/)
  })

  it.each(names)('of %s is printed by the command', async (name) => {
    expect(await run(runEvents, ['sql', '--dialect', name])).toEqual({ status: 0, out: sessionSql(name), err: '' })
  })

  it('is refused for a database that nobody wrote it for', async () => {
    const { status, err } = await run(runEvents, ['sql', '--dialect', 'oracle'])
    expect(err).toContain('--dialect: expected postgres, duckdb, clickhouse, bigquery, got "oracle".')
    expect(status).toBe(2)
    expect((await run(runEvents, ['sql', 'postgres://x'])).err).toContain('expected no DATABASE')
  })
})
