import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { type BillingChange, followBilling, type Query } from '../../src/server'
import type { Status } from '../../src/situation/readStatus'

const database = await PGlite.create()
afterAll(() => database.close())

const query: Query = (sql, params) => database.query(sql, params)
let follow: ReturnType<typeof followBilling>

beforeEach(async () => {
  await database.exec('DROP TABLE IF EXISTS fairwell_billing; DROP TABLE IF EXISTS fairwell_events')
  follow = followBilling({ query, channel: 'stripe', source: 'https://shop.test/billing' })
})

const price = { amount: 4900, currency: 'USD', interval: 'month', plan: 'price_1' } as const

/** A change of sub_1 on this day of March. */
function change(id: string, day: number, status: Status | undefined, more: Partial<BillingChange> = {}): BillingChange {
  const time = `2026-03-${String(day).padStart(2, '0')}T12:00:00Z`
  const subscription = { id: 'sub_1', ...price, ...(status && { status }) }
  return { id, time, object: { id: 'sub_1', status }, customer: { id: 'cus_1' }, subscription, ...more }
}

async function recorded(): Promise<{ id: string; time: string; data: Record<string, unknown> }[]> {
  const { rows } = await database.query<{ event: never }>('SELECT event FROM fairwell_events ORDER BY id')
  return rows.map(({ event }) => event)
}

/** The ids of the cancellations that come of these changes, told in this order. */
async function canceledBy(...changes: BillingChange[]): Promise<string[]> {
  for (const each of changes) await follow(each)
  const { rows } = await database.query<{ found: string | null }>(`SELECT to_regclass('fairwell_events') AS found`)
  return rows[0]?.found ? (await recorded()).map(({ id }) => id) : []
}

describe('a cancellation that a biller tells of', () => {
  it('is recorded when it is asked for, with what it costs a month, and not again when it takes effect', async () => {
    const asked = change('e2', 2, 'canceling', { reason: 'too_expensive' })
    expect(await canceledBy(change('e1', 1, 'active'), asked, change('e3', 30, 'canceled'))).toEqual(['canceled-e2'])
    expect(await recorded()).toEqual([
      {
        ...{ specversion: '1.0', id: 'canceled-e2', source: 'https://shop.test/billing' },
        ...{ type: 'dev.fairwell.cancellation.recorded.v1', time: '2026-03-02T12:00:00Z' },
        data: {
          ...{ channel: 'stripe', mode: 'live', reason: 'too_expensive', customer: { id: 'cus_1' } },
          subscription: { id: 'sub_1', status: 'canceling', plan: 'price_1', currency: 'USD', mrr: 4900 },
        },
      },
    ])
  })

  it.each<[string, BillingChange[], string[]]>([
    ['at once', [change('e1', 1, 'canceled')], ['canceled-e1']],
    ['twice, by the same event', [change('e1', 1, 'canceling'), change('e1', 1, 'canceling')], ['canceled-e1']],
    ['and changed on the way', [change('e1', 1, 'canceling'), change('e2', 2, 'canceling')], ['canceled-e1']],
    [
      'and taken back, and made again',
      [change('e1', 1, 'canceling'), change('e2', 2, 'active'), change('e3', 3, 'canceling')],
      ['canceled-e1', 'canceled-e3'],
    ],
    ['because payments failed', [change('e1', 1, 'canceled', { isInvoluntary: true })], []],
    ['of what was past due', [change('e1', 1, 'past_due'), change('e2', 2, 'canceled')], []],
    [
      'of what was past due, by the customer',
      [change('e1', 1, 'past_due'), change('e2', 2, 'canceled', { isInvoluntary: false })],
      ['canceled-e2'],
    ],
    ['late, after what came of it', [change('e2', 2, 'canceling'), change('e1', 1, 'active')], ['canceled-e2']],
    ['of no subscription', [change('e1', 1, 'canceled', { subscription: { status: 'canceled' } })], []],
    ['by a payment, which is none', [change('e1', 1, undefined)], []],
  ])('%s', async (_, changes, expected) => {
    expect(await canceledBy(...changes)).toEqual(expected)
  })

  it('is recorded by the next try where the database failed between the row and the event', async () => {
    let isBroken = true
    const flaky: Query = (sql, params) =>
      isBroken && sql.includes('INTO fairwell_events') ? Promise.reject(new Error('gone')) : query(sql, params)
    const heard = followBilling({ query: flaky, channel: 'stripe', source: 'https://shop.test/billing' })
    await expect(heard(change('e1', 1, 'canceled'))).rejects.toThrow('gone')
    isBroken = false
    expect(await heard(change('e1', 1, 'canceled'))).toEqual({ recorded: true })
    expect(await recorded()).toHaveLength(1)
  })
})

it('every object becomes a row that says since when it holds', async () => {
  await canceledBy(change('e1', 1, 'active'), change('e1', 1, 'active'), change('e2', 2, 'canceling'))
  const { rows } = await database.query('SELECT object FROM fairwell_billing ORDER BY time')
  expect(rows).toEqual([
    { object: { id: 'sub_1', status: 'active', updated_at: '2026-03-01T12:00:00Z' } },
    { object: { id: 'sub_1', status: 'canceling', updated_at: '2026-03-02T12:00:00Z' } },
  ])
})

it.each<[Partial<BillingChange>, string]>([
  [{ id: '' }, 'id: expected'],
  [{ time: 'soon' }, 'time: expected'],
  [{ object: [] }, 'object: expected'],
])('what is no change is refused by name: %#', async (wrong, says) => {
  await expect(follow({ ...change('e1', 1, 'active'), ...wrong })).rejects.toThrow(says)
})
