import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Config } from '../../src/config/schema/schema'
import { decide } from '../../src/decide'
import {
  type KeptOfferRecord,
  keepGrants,
  migrateEvents,
  type Query,
  readSituation,
  receiveEvents,
  type Seen,
  signSituation,
} from '../../src/server'
import { claiming, code, codeOf, config, docs, facts, honest, inMemory, now, secret } from '../support/claiming'

const [table = '', statement = '', history = ''] = [...docs.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql]) => sql)

const database = await PGlite.create()
await database.query(table)

function recipeOn(connection: unknown): Seen {
  return new Function('database', 'statement', `${code}; return seen`)(connection, statement) as Seen
}

afterAll(() => database.close())

const stores: [string, () => Seen][] = [
  ['in memory', () => inMemory().seen],
  ['of the recipe, on PostgreSQL', () => recipeOn(database)],
  ['of keepGrants', () => keepGrants({ query: (sql, params) => database.query(sql, params) }).seen],
]

describe.each(stores)('a store %s', (_, open) => {
  let seen: Seen

  beforeEach(async () => {
    await database.query('DELETE FROM cancel_flow_grants')
    seen = open()
  })

  it('grants an offer once a subscription, however many tokens there are', async () => {
    const claims = Array.from({ length: 20 }, (_, page) =>
      claiming({ seen, claim: { ...honest, sessionId: `s${page}` } }),
    )
    const codes = await Promise.all(claims.map(codeOf))
    expect(codes.filter((code) => code === 'granted')).toHaveLength(1)
    expect(codes.filter((code) => code === 'replayed')).toHaveLength(19)
  })

  it('gives fifty at once, of one session, one grant', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => claiming({ seen })))
    expect(results.filter(({ again }) => !again)).toHaveLength(1)
    expect(new Set(results.map(({ grant }) => grant.id)).size).toBe(1)
  })

  it('gives a retry the first grant', async () => {
    const first = await claiming({ seen })
    expect(first).toMatchObject({ again: false, choice: { percentOff: 20 } })
    const again = await claiming({ seen, now: new Date(now.getTime() + 60_000) })
    expect(again).toMatchObject({ again: true, choice: first.choice, grant: first.grant })
    expect(again.grant).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      sessionId: 's1',
      customer: 'cus_1',
      offer: 'save20',
      choice: { percentOff: 20, durationInMonths: 3, couponId: 'SAVE20' },
      flowId: 'main',
      time: now.toISOString(),
    })
  })

  it('gives another choice no new terms', async () => {
    const pause = (length: number) => ({ ...honest, offer: 'break', answers: { reason: 'away' }, choice: { length } })
    expect(await codeOf(claiming({ seen, claim: pause(1) }))).toBe('granted')
    expect(await codeOf(claiming({ seen, claim: pause(3) }))).toBe('replayed')
    expect(await claiming({ seen, claim: pause(1) })).toMatchObject({ again: true, choice: { length: 1 } })
  })

  it('keeps offers, subscriptions and customers apart', async () => {
    const pause = { ...honest, offer: 'break', answers: { reason: 'away' }, choice: { length: 1 }, sessionId: 's2' }
    const subscribed = (id: string) => ({ ...facts, subscription: { ...facts.subscription, id } })
    expect(await codeOf(claiming({ seen }))).toBe('granted')
    expect(await codeOf(claiming({ seen, claim: pause }))).toBe('granted')
    expect(await codeOf(claiming({ seen }, { ...facts, customer: { id: 'cus_2' } }))).toBe('granted')
    expect(await codeOf(claiming({ seen }, subscribed('sub_1')))).toBe('granted')
    expect(await codeOf(claiming({ seen }, { ...subscribed('sub_2'), customer: { id: 'cus_3' } }))).toBe('granted')
    // Named as another's customer or subscription would be.
    const sly = { ...facts, customer: { id: 'cus_1","save20' } }
    expect(await codeOf(claiming({ seen }, sly))).toBe('granted')
    expect(await codeOf(claiming({ seen, claim: { ...honest, sessionId: 's2' } }, subscribed('sub_1')))).toBe(
      'replayed',
    )
  })

  it('takes a customer’s id of any text', async () => {
    for (const id of ['真 🙂', 'a\nb', '"', "'; DROP TABLE cancel_flow_grants; --", 'x'.repeat(2000)]) {
      const signed = { ...facts, customer: { id } }
      expect(await codeOf(claiming({ seen }, signed)), id.slice(0, 20)).toBe('granted')
      expect(await claiming({ seen }, signed)).toMatchObject({ again: true })
    }
    for (const id of ['a\0b', '\ud800']) {
      expect(await codeOf(claiming({ seen }, { ...facts, customer: { id } }))).toBe('no_customer')
    }
  })

  it('grants as often as the offer may be had, by the history of the token', async () => {
    const twice = {
      ...config,
      offers: { ...config.offers, save20: { ...config.offers?.save20, limit: { maxAccepts: 2 } } },
    } as Config
    const had = (count: number) => ({
      ...facts,
      history: {
        offers: Array.from({ length: count }, () => ({
          id: 'save20',
          status: 'accepted' as const,
          time: '2026-01-01T00:00:00Z',
        })),
      },
    })
    const claim = async (count: number, sessionId: string) => {
      const token = await signSituation(had(count), { secret, now, config: twice })
      return codeOf(claiming({ seen, token, config: twice, claim: { ...honest, sessionId } }))
    }
    expect([
      await claim(0, 'a'),
      await claim(0, 'b'),
      await claim(1, 'c'),
      await claim(1, 'd'),
      await claim(2, 'e'),
    ]).toEqual(['granted', 'replayed', 'granted', 'replayed', 'not_offered'])
  })
})

describe('the recipe', () => {
  beforeEach(() => database.query('DELETE FROM cancel_flow_grants'))

  it('lets an offer be had again once its limit has run out', async () => {
    const seen = recipeOn(database)
    const second = { ...honest, sessionId: 's2' }
    expect(await codeOf(claiming({ seen }))).toBe('granted')
    expect(await codeOf(claiming({ seen, claim: second }))).toBe('replayed')
    await database.query(`UPDATE cancel_flow_grants SET until = now() - interval '1 second'`)
    expect(await codeOf(claiming({ seen, claim: second }))).toBe('granted')
    expect(await codeOf(claiming({ seen }))).toBe('replayed')
  })

  it('forgets a grant with the transaction that was to apply it', async () => {
    const failing = database.transaction(async (transaction) => {
      await claiming({ seen: recipeOn(transaction) })
      throw new Error('the discount could not be written')
    })
    await expect(failing).rejects.toThrow('could not be written')
    expect(await claiming({ seen: recipeOn(database) })).toMatchObject({ again: false })
  })
})

describe('a seen of 0.1', () => {
  it('goes on working: true refuses, false grants, and a retry cannot be told from a replay', async () => {
    const keys = new Set<string>()
    const seen = async (key: string) => keys.size === keys.add(key).size
    expect(await claiming({ seen })).toMatchObject({ again: false })
    expect(await codeOf(claiming({ seen }))).toBe('replayed')
  })

  it('may give the grant as text, or null for none', async () => {
    const first = await claiming({ seen: () => null })
    expect(await claiming({ seen: () => JSON.stringify(first.grant) })).toMatchObject({
      again: true,
      grant: first.grant,
    })
  })
})

type HistoryOf = (customerId: string) => Promise<{ offers: KeptOfferRecord[] }>
const [, historyCode = ''] = /```js\n(const historyOf =[\s\S]*?)```/.exec(docs) ?? []
const histories: [string, HistoryOf][] = [
  [
    'historyOf of docs/claims.md',
    new Function('database', 'history', `${historyCode}; return historyOf`)(database, history),
  ],
  ['history of keepGrants', keepGrants({ query: (sql, params) => database.query(sql, params) }).history],
]

describe.each(histories)('%s', (_, historyOf) => {
  const once = {
    ...config,
    offers: { ...config.offers, save20: { ...config.offers?.save20, limit: { maxAccepts: 1 } } },
  } as Config
  const query: Query = (sql, params) => database.query(sql, params)

  async function post(...events: object[]): Promise<void> {
    const receive = receiveEvents({ query })
    const body = JSON.stringify(events.map((event) => ({ specversion: '1.0', source: 'https://shop.test', ...event })))
    const headers = { 'content-type': 'application/cloudevents-batch+json' }
    const { status } = await receive(new Request('https://shop.test/events', { method: 'POST', headers, body }))
    expect(status).toBe(200)
  }

  const event = (id: string, kind: string, { subject = 'cus_1', mode = 'live', offer = 'break' } = {}) => ({
    id,
    type: `dev.fairwell.offer.${kind}.v1`,
    time: '2026-03-01T12:00:00Z',
    subject,
    cfsession: `session of ${id}`,
    data: { offer, mode },
  })

  beforeEach(async () => {
    await database.query('DELETE FROM cancel_flow_grants')
    await migrateEvents({ query })
    await database.query('DELETE FROM fairwell_events')
  })

  it('keeps an offer that was used in one browser from being shown, or granted, in another', async () => {
    const seen = recipeOn(database)
    const shownTo = async () =>
      decide(once, {
        ...facts,
        history: await historyOf('cus_1'),
        answers: honest.answers,
        now: now.toISOString(),
      }).offers.map(({ id }) => id)
    const sign = async () => signSituation(facts, { secret, now, config: once })
    const openBefore = await sign()
    expect(await shownTo()).toContain('save20')
    const claim = async (token: string, sessionId: string) =>
      claiming({ seen, config: once, token, history: historyOf, claim: { ...honest, sessionId } })
    expect(await claim(await sign(), 'one browser')).toMatchObject({ again: false })
    expect(await shownTo()).not.toContain('save20')
    expect(await codeOf(claim(openBefore, 'another browser'))).toBe('not_offered')
    expect(await claim(openBefore, 'one browser')).toMatchObject({ again: true })
  })

  it('tells what was shown and declined to this customer, in live mode, with its session', async () => {
    await post(
      event('a', 'shown'),
      event('b', 'declined'),
      event('c', 'shown', { subject: 'cus_2' }),
      event('d', 'shown', { mode: 'test' }),
      event('e', 'accepted'),
    )
    const record = (status: string, id: string) => ({
      ...{ id: 'break', status, time: '2026-03-01T12:00:00Z', sessionId: `session of ${id}` },
    })
    const { offers } = await historyOf('cus_1')
    expect(offers).toHaveLength(2)
    expect(offers).toEqual(expect.arrayContaining([record('shown', 'a'), record('declined', 'b')]))
    expect(readSituation({ history: { offers } }).problems).toEqual([])
  })
})

describe('keepGrants', () => {
  it('makes its tables at the first question, and asks for them again after a failure', async () => {
    const blank = await PGlite.create()
    let isDown = true
    const query: Query = async (sql, params) => {
      if (isDown) throw new Error('the database is down')
      return blank.query(sql, params)
    }
    const grants = keepGrants({ query })
    await expect(grants.history('cus_1')).rejects.toThrow('is down')
    isDown = false
    expect(await grants.history('cus_1')).toEqual({ offers: [] })
    const claim = { config, seen: grants.seen, history: grants.history }
    expect(await claiming(claim)).toMatchObject({ again: false })
    expect(await claiming(claim)).toMatchObject({ again: true })
    expect(await grants.history('cus_1')).toMatchObject({ offers: [{ id: 'save20', status: 'accepted' }] })
    await blank.close()
  })
})
