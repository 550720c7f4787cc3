import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../demo/database'
import { runSessions } from '../../src/cli/commands/runSessions'
import { storiesText } from '../../src/cli/print/storyText'
import { plain } from '../../src/cli/print/terminal'
import { sessionsToHtml } from '../../src/report/print/sessionsHtml'
import { readSessions, receiveEvents } from '../../src/server'
import { post } from '../support/collected'
import { canceledLog, flowLog, savedLog } from '../support/flowLog'
import { run } from '../support/runCommand'
import { startPostgres } from '../support/startPostgres'

let database: Database
const query = (sql: string, params: unknown[]) => database.query(sql, params)
const store = (events: unknown) => receiveEvents({ query })(post(events))
const ids = async (selection: object = {}) =>
  (await readSessions({ query, ...selection })).sessions.map(({ session }) => session.id)

beforeAll(async () => {
  database = await openDatabase({})
}, 60_000)

afterAll(() => database.close())

beforeEach(() => database.query('DROP TABLE IF EXISTS fairwell_events'))

const why = [
  { kind: 'segment', id: 'studio', result: 'matched' },
  { kind: 'rule', id: 'price', result: 'not_matched', why: 'answers.reason is other' },
]
const decided = flowLog('c', [
  ['flow.started'],
  [
    'survey.answered',
    { reason: 'other', answers: { reason: 'other', comment: 'Write to ada@lindqvist.example: 100% naïve' } },
  ],
  ['decision.made', { rule: null, offers: [], experiment: null, holdout: false, why }],
])

describe('the sessions of a receiver', () => {
  it('are none where no receiver has been', async () => {
    expect(await readSessions({ query })).toEqual({ sessions: [], next: null })
  })

  it('come whole, the one that was heard of last first, with their steps, answers and why', async () => {
    await store(savedLog('a', { offer: 'break', type: 'pause' }))
    await store(canceledLog('b', 'price'))
    await store([...decided].reverse())
    expect(await ids()).toEqual(['c', 'b', 'a'])
    const { sessions } = await readSessions({ query })
    const [first, second] = sessions
    expect(second?.session).toMatchObject({ outcome: 'canceled', reason: 'price', customer: 'cus_b' })
    expect(first?.moves.map(({ type }) => type)).toEqual(decided.map(({ type }) => type.slice(13, -3)))
    expect(first?.moves[2]?.why).toEqual([{ ...why[0], why: null }, why[1]])
  })

  it('are each on one page, whatever comes in between', async () => {
    for (let index = 0; index < 7; index += 1) await store(canceledLog(`s${index}`, 'price'))
    const seen: string[] = []
    let after: string | null | undefined
    do {
      const page = await readSessions({ query, limit: 3, ...(after && { after }) })
      seen.push(...page.sessions.map(({ session }) => session.id))
      after = page.next
      await store(canceledLog(`new-${seen.length}`, 'price'))
    } while (after)
    expect(seen).toEqual(['s6', 's5', 's4', 's3', 's2', 's1', 's0'])
  })

  it.each([
    ['the customer’s id', 'cus_b', ['b']],
    ['the session’s id', 'a', expect.arrayContaining(['a'])],
    ['words of an answer, in any case', 'NAÏVE', ['c']],
    ['an offer', 'break', ['a']],
    ['what a pattern would take for any text', '%', ['c']],
    ['an id that is SQL', `' OR true --`, []],
    ['words that nobody wrote', 'bank', []],
  ])('are found by %s', async (_, search, found) => {
    await store([...savedLog('a', { offer: 'break', type: 'pause' }), ...canceledLog('b', 'price'), ...decided])
    expect(await ids({ search })).toEqual(found)
  })

  it.each([
    ['saved', ['a']],
    ['canceled', ['b']],
    ['open', ['c']],
    ['failed', []],
  ])('are found by what they ended in: %s', async (outcome, found) => {
    await store([...savedLog('a', { offer: 'break', type: 'pause' }), ...canceledLog('b', 'price'), ...decided])
    expect(await ids({ outcome })).toEqual(found)
  })

  it('are live ones unless test mode is asked for', async () => {
    const tested = canceledLog('t', 'price').map((event) => ({ ...event, data: { ...event.data, mode: 'test' } }))
    await store([...tested, ...canceledLog('b', 'price')])
    expect(await ids()).toEqual(['b'])
    expect(await ids({ mode: 'test' })).toEqual(['t'])
  })

  it('are read from a table of an earlier version as well', async () => {
    await database.query(
      'CREATE TABLE fairwell_events (source text, id text, event jsonb NOT NULL, received_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (source, id))',
    )
    await store([...canceledLog('b', 'price'), ...savedLog('a', { offer: 'break', type: 'pause' })])
    expect(await ids({ search: 'cus_b' })).toEqual(['b'])
  })

  it('show no e-mail address, not even one that was stored before the receiver redacted', async () => {
    await store(canceledLog('x', 'price'))
    await database.query('DELETE FROM fairwell_events')
    for (const event of decided)
      await database.query('INSERT INTO fairwell_events (source, id, event) VALUES ($1, $2, $3::text::jsonb)', [
        event.source,
        event.id,
        JSON.stringify(event),
      ])
    const { sessions } = await readSessions({ query })
    for (const text of [storiesText(sessions, plain), sessionsToHtml(sessions, ''), JSON.stringify(sessions)]) {
      expect(text).toContain('[email]')
      expect(text).not.toContain('ada@lindqvist')
    }
  })

  it.each([
    ['limit', { limit: 0 }],
    ['limit', { limit: 201 }],
    ['outcome', { outcome: 'gone' }],
    ['mode', { mode: 'dev' }],
    ['after', { after: 'nonsense' }],
    ['search', { search: 7 }],
  ])('refuse a wrong %s', async (name, wrong) => {
    await expect(readSessions({ query, ...(wrong as object) })).rejects.toThrow(`readSessions: ${name}: expected`)
  })
})

it('docs/report.md: a page of one’s own', async () => {
  await store([...canceledLog('1', 'price'), ...canceledLog('2', 'price')])
  const blocks = [...readFileSync('docs/report.md', 'utf8').matchAll(/```js\n([\s\S]*?)```/g)].map(
    ([, code = '']) => code,
  )
  const code = blocks.find((block) => block.includes('readSessions'))?.replace(/^import .*$/m, '') ?? ''
  const logged: unknown[][] = []
  const run = new Function('readSessions', 'query', 'console', `return (async () => {${code}})()`)
  await run(readSessions, query, { log: (...values: unknown[]) => logged.push(values) })
  expect(logged).toEqual([['cus_1', 'canceled', 3]])
})

it('keeps what browsers sent text, never markup', () => {
  const evil = '"><img src=x onerror=alert(1)>'
  const story = {
    session: {
      id: evil,
      source: evil,
      customer: evil,
      outcome: null,
      reason: evil,
      taken: null,
      plan: evil,
      mrr: null,
      currency: null,
      startedAt: null,
    },
    mode: 'live',
    moves: [
      {
        type: evil,
        time: null,
        data: { step: evil },
        why: [{ kind: evil, id: evil, result: evil, why: evil }],
        afterEnd: false,
      },
    ],
  }
  const page = sessionsToHtml([story as never], evil)
  expect(page).not.toContain('<img')
  expect(page.match(/&lt;img/g)?.length).toBeGreaterThan(8)
})

it('fairwell sessions lists them from PostgreSQL, and says what it cannot take', async () => {
  const postgres = await startPostgres()
  try {
    const pool = await openDatabase({ url: postgres.url })
    await receiveEvents({ query: (sql, params) => pool.query(sql, params) })(
      post([...decided, ...canceledLog('b', 'price')]),
    )
    await pool.close()
    const text = await run(runSessions, [postgres.url, '--search', 'cus_c'])
    expect(text).toMatchObject({ status: 0, err: '' })
    expect(text.out).toContain('Left open  cus_c')
    expect(text.out).toContain('✗ rule price: answers.reason is other')
    const json = JSON.parse((await run(runSessions, [postgres.url, '--json', '--limit', '1'])).out)
    expect([json.sessions.length, typeof json.next]).toEqual([1, 'string'])
    const next = JSON.parse(
      (await run(runSessions, [postgres.url, '--json', '--limit', '1', '--after', json.next])).out,
    )
    expect([next.sessions.length, next.next]).toEqual([1, null])
    expect((await run(runSessions, [postgres.url, '--html'])).out).toContain('<ol class="sessions">')
    expect(await run(runSessions, [postgres.url, '--outcome', 'gone'])).toMatchObject({ status: 2, out: '' })
  } finally {
    await postgres.stop()
  }
}, 300_000)

it('fairwell sessions does not repeat what may hold a password', async () => {
  const { status, err } = await run(runSessions, ['mysql://root:secret@localhost/shop'])
  expect(status).toBe(2)
  expect(err).toContain('expected one postgres:// URL')
  expect(err).not.toContain('secret')
})
