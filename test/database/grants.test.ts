import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Config } from '../../src/config/schema/schema'
import { type Seen, signSituation } from '../../src/server'
import { claiming, code, codeOf, config, docs, facts, honest, inMemory, now, secret } from '../support/claiming'

const [table = '', statement = ''] = [...docs.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql]) => sql)

const database = await PGlite.create()
await database.query(table)

function recipeOn(connection: unknown): Seen {
  return new Function('database', 'statement', `${code}; return seen`)(connection, statement) as Seen
}

afterAll(() => database.close())

const stores: [string, () => Seen][] = [
  ['in memory', () => inMemory().seen],
  ['of the recipe, on PostgreSQL', () => recipeOn(database)],
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
