import { describe, expect, it } from 'vitest'
import { summarize } from '../../../src/report'
import type { BillingRow } from '../../../src/report/billing/billingRow'
import { canceledLog, flowLog, savedLog } from '../../support/flowLog'

const pause = { offer: 'break', type: 'pause' }
const saved = (id: string, at = '2026-03-01T12:00:00Z') =>
  savedLog(id, pause, { at, subscription: { id, mrr: 5000, currency: 'USD' } })
const paid = (time: string, amount = 5000, currency = 'USD') => ({ amount, currency, time })

function billed(log: unknown[], billing: BillingRow[], asOf = '2026-09-01T00:00:00Z') {
  const { billing: figures } = summarize(log, { billing, asOf })
  if (!figures) throw new Error('no billing figures')
  return figures
}

describe('the save rate', () => {
  it('is who is still subscribed 30, 60 and 90 days after the save', () => {
    const { saveRate } = billed(
      [
        ...saved('stays'),
        ...saved('leaves in april'),
        ...saved('leaves at once'),
        ...canceledLog('left', 'other', { subscription: { id: 'left' } }),
      ],
      [
        { subscription: 'stays' },
        { subscription: 'leaves in april', endedAt: '2026-04-20T00:00:00Z' },
        { subscription: 'leaves at once', endedAt: '2026-03-02T00:00:00Z' },
        { subscription: 'left', endedAt: '2026-03-05T00:00:00Z' },
      ],
    )
    expect(saveRate.ofSaved).toMatchObject({
      days30: { value: 2 / 3, n: 3 },
      days60: { value: 1 / 3, n: 3 },
      days90: { value: 1 / 3 },
    })
    expect(saveRate.ofStarted).toMatchObject({ days30: { value: 2 / 4, n: 4 }, days60: { value: 1 / 4, n: 4 } })
  })

  it('waits until the days have passed, for those too who left early', () => {
    const log = [...saved('old', '2026-03-01T00:00:00Z'), ...saved('new', '2026-04-01T00:00:00Z')]
    const rows = [{ subscription: 'old' }, { subscription: 'new', endedAt: '2026-04-02T00:00:00Z' }]
    const { saveRate } = billed(log, rows, '2026-04-10T00:00:00Z')
    expect(saveRate.ofSaved).toMatchObject({ days30: { value: 1, n: 1 }, days60: null, days90: null })
  })

  it('counts from the first save, a subscription once, and leaves out what billing does not know', () => {
    const log = [...saved('sub', '2026-03-01T00:00:00Z'), ...saved('stranger')]
    const again = savedLog('again', pause, { at: '2026-05-01T00:00:00Z', subscription: { id: 'sub' } })
    const figures = billed([...log, ...again], [{ subscription: 'sub', endedAt: '2026-05-15T00:00:00Z' }])
    expect(figures.saveRate.ofSaved).toMatchObject({ days30: { value: 1, n: 1 }, days90: { value: 0, n: 1 } })
    expect([figures.matched, figures.unmatched]).toEqual([2, 1])
  })

  it('is not told where one has ended and nobody says when: it lies between', () => {
    const figures = billed(
      [...saved('a'), ...saved('b')],
      [{ subscription: 'a', status: 'canceled', endedAt: null }, { subscription: 'b' }],
    )
    expect([figures.saveRate.ofSaved.days30, figures.endUnknown]).toEqual([null, 1])
    expect(figures.saveRate.why).toContain('of 2 subscriptions 1 may have ended')
    expect(figures.saveRate.why).toContain('between 50.0% and 100.0%')
    expect(figures.churn).toMatchObject({ rate: null, lost: null, why: expect.stringContaining('no churn rate') })
  })

  it.each<[string, BillingRow]>([
    ['an end that is no time', { subscription: 'a', endedAt: 'last week' }],
    ['a status nobody knows', { subscription: 'a', status: 'gekündigt', endedAt: null }],
    ['a row that was cut off', { subscription: 'a', endedAt: null, unreadable: true }],
    ['unpaid, and not ended yet', { subscription: 'a', status: 'unpaid', endedAt: null }],
  ])('is not told after %s', (_, row) => {
    const { saveRate } = billed([...saved('a'), ...saved('b')], [row, { subscription: 'b', endedAt: null }])
    expect([saveRate.ofSaved.days30, saveRate.ofStarted.days90]).toEqual([null, null])
  })

  it('is not told where no row has a place for an end, or all that ended are missing', () => {
    const log = [...saved('a'), ...saved('b')]
    const endless = billed(log, [{ subscription: 'a', status: 'active' }, { subscription: 'b' }])
    const active = billed(log, [{ subscription: 'a', status: 'active', endedAt: null }])
    for (const { saveRate, churn } of [endless, active])
      expect([saveRate.ofSaved.days30, churn.rate, saveRate.why === churn.why]).toEqual([null, null, true])
    expect(active.saveRate.why).toContain('lacks 1 of the 2')
  })

  it('knows an end that lies ahead, one before the flow, and a subscription taken up again', () => {
    const log = ['ahead', 'before', 'again', 'late again'].flatMap((id) => saved(id))
    const { saveRate } = billed(log, [
      { subscription: 'ahead', status: 'non_renewing', endedAt: '2027-01-01' },
      { subscription: 'before', status: 'canceled', endedAt: '2026-02-01' },
      { subscription: 'again', status: 'active', startedAt: '2026-03-20', endedAt: null },
      { subscription: 'again', status: 'canceled', startedAt: '2026-01-01', endedAt: '2026-03-10' },
      { subscription: 'late again', status: 'canceled', startedAt: '2026-01-01', endedAt: '2026-03-10' },
      { subscription: 'late again', status: 'active', startedAt: '2026-05-20', endedAt: null },
    ])
    expect(saveRate.ofSaved).toMatchObject({
      days30: { value: 2 / 4 },
      days60: { value: 2 / 4 },
      days90: { value: 3 / 4 },
    })
  })
})

describe('revenue after a save', () => {
  it('adds up what was paid since, by currency, from all rows of a subscription', () => {
    const rows = [
      { subscription: 'a', paid: [paid('2026-02-15T00:00:00Z'), paid('2026-03-15T00:00:00Z')] },
      { subscription: 'a', paid: [paid('2026-04-15T00:00:00Z', 700, 'EUR')] },
      { subscription: 'never saved', paid: [paid('2026-04-15T00:00:00Z')] },
    ]
    expect(billed(saved('a'), rows).retained).toEqual({
      USD: { payments: 1, amount: 5000 },
      EUR: { payments: 1, amount: 700 },
    })
  })

  const decided = (id: string, holdout: boolean) =>
    flowLog(id, [['flow.started'], ['decision.made', { rule: null, offers: [], holdout }], ['flow.canceled']], {
      subscription: { id, currency: 'USD' },
    })
  const groups = [
    ...Array.from({ length: 40 }, (_, index) => ({ id: `treated-${index}`, holdout: false, pays: index < 20 })),
    ...Array.from({ length: 10 }, (_, index) => ({ id: `held-${index}`, holdout: true, pays: index < 2 })),
  ]
  const log = groups.flatMap(({ id, holdout }) => decided(id, holdout))
  const rows = groups.map(({ id, pays }) => ({ subscription: id, paid: pays ? [paid('2026-04-01T00:00:00Z')] : [] }))

  it('says what offers brought, against the holdout: (2500 - 1000) for each of 40', () => {
    const { boosted } = billed(log, rows)
    expect(boosted.USD).toMatchObject({
      subscriptions: 40,
      heldOut: 10,
      perSubscription: { value: 1500 },
      total: { value: 60_000 },
    })
    expect(boosted.USD?.total.low).toBeLessThan(60_000)
    expect(boosted.USD?.total.high).toBe((boosted.USD?.perSubscription.high ?? 0) * 40)
  })

  it('says nothing of it without a holdout, or before its 90 days have passed', () => {
    expect(billed(saved('a'), [{ subscription: 'a', paid: [paid('2026-03-15T00:00:00Z')] }]).boosted).toEqual({})
    expect(billed(log, rows, '2026-05-01T00:00:00Z').boosted).toEqual({})
  })
})

describe('churn', () => {
  const month = (365.25 / 12) * 86_400_000
  const from = '2026-01-01T00:00:00Z'
  const to = new Date(Date.parse(from) + 2 * month).toISOString()
  const rows: BillingRow[] = [
    ...Array.from({ length: 80 }, (_, index) => ({
      subscription: `stays-${index}`,
      startedAt: '2025-06-01',
      endedAt: null,
      paid: [paid('2026-01-15T00:00:00Z'), paid('2026-02-15T00:00:00Z')],
    })),
    ...Array.from({ length: 15 }, (_, index) => ({
      subscription: `chose-${index}`,
      startedAt: '2025-06-01',
      endedAt: '2026-02-01T00:00:00Z',
      endedReason: 'cancellation_requested',
    })),
    ...Array.from({ length: 5 }, (_, index) => ({
      subscription: `card-${index}`,
      startedAt: '2025-06-01',
      endedAt: '2026-02-01T00:00:00Z',
      endedReason: 'payment_failed',
    })),
    { subscription: 'came later', startedAt: '2026-01-10T00:00:00Z', endedAt: '2026-01-20T00:00:00Z' },
    { subscription: 'gone before', endedAt: '2025-12-31T00:00:00Z' },
  ]
  const { billing } = summarize([], { billing: rows, from, to, asOf: '2026-06-01T00:00:00Z' })

  it('is customers lost over customers at the start, by choice or by payment', () => {
    expect(billing?.churn).toMatchObject({
      atStart: 100,
      lost: 20,
      voluntary: 15,
      involuntary: 5,
      rate: { value: 0.2, n: 100 },
    })
  })

  it('comes to a monthly rate that gives the same loss, and to a lifetime value', () => {
    expect((1 - (billing?.churn.monthly ?? 0)) ** 2).toBeCloseTo(0.8, 10)
    // 160 payments of 5000 over 100 customers and two months is 4000 a customer a month.
    expect(billing?.churn.lifetimeValue.USD).toBeCloseTo(4000 / (1 - Math.sqrt(0.8)), 6)
  })

  it('is not told without starts, nor after one left whose start nobody says', () => {
    const none = rows.map(({ startedAt, ...row }) => row)
    const one = [...rows, { subscription: 'x', startedAt: null, endedAt: '2026-02-01T00:00:00Z' }]
    for (const each of [none, one]) {
      const { billing: figures } = summarize([], { billing: each, from, to, asOf: '2026-06-01T00:00:00Z' })
      expect(figures?.churn).toMatchObject({ rate: null, monthly: null, why: expect.stringContaining('started') })
    }
  })

  it('knows no lifetime value when nobody left', () => {
    const { billing: calm } = summarize([], { billing: rows.slice(0, 80), from, to, asOf: '2026-06-01T00:00:00Z' })
    expect(calm?.churn).toMatchObject({ lost: 0, monthly: 0, lifetimeValue: { USD: null } })
  })
})

it('says nothing of billing without billing', () => {
  expect(summarize(saved('a')).billing).toBeNull()
})
