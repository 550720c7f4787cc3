import { describe, expect, it } from 'vitest'
import { toText } from '../../../src/cli/print/reportText'
import { summarize, toHtml } from '../../../src/report'
import type { BillingRow } from '../../../src/report/billing/billingRow'
import type { SummaryOptions } from '../../../src/report/summaryOptions'
import { clockOf, row, rowsOf } from '../../support/clockRows'
import { canceledLog, savedLog } from '../../support/flowLog'

describe('how long they stay', () => {
  it('is told by plan, by segment and by the quarter of the start, of the first stretch of each', () => {
    const rows = [
      ...rowsOf(20, { plan: 'monthly', segment: 'small', startedAt: '2025-01-10', endedAt: '2025-02-10' }),
      ...rowsOf(20, { plan: 'yearly', segment: 'large', startedAt: '2025-05-01', endedAt: null }),
    ]
    const again = { ...row({ startedAt: '2025-06-01', endedAt: null }), subscription: rows[0]?.subscription ?? '' }
    const { survival } = clockOf([...rows, again])
    expect(survival?.all).toMatchObject({ subscriptions: 40, left: 20 })
    expect(survival?.all.at).toMatchObject({ month1: { value: 0.5, n: 40 }, month12: { value: 0.5, n: 20 } })
    expect(survival?.plan.groups).toMatchObject({
      monthly: { left: 20 },
      yearly: { left: 0, at: { month12: { value: 1 } } },
    })
    expect(Object.keys(survival?.segment.groups ?? {})).toEqual(['large', 'small'])
    expect(Object.keys(survival?.cohort.groups ?? {})).toEqual(['2025 Q2', '2025 Q1'])
    expect(survival?.plan.test?.p).toBeLessThan(0.001)
  })

  it('has an interval as wide as an end at an unknown time could make it, and says so', () => {
    const known = [
      ...rowsOf(90, { startedAt: '2025-01-01', endedAt: null }),
      ...rowsOf(10, { startedAt: '2025-01-01', endedAt: '2025-01-20' }),
    ]
    const unknown = [
      ...rowsOf(5, { startedAt: '2025-01-01', endedAt: null, status: 'canceled' }),
      ...rowsOf(5, { startedAt: '2025-03-01', endedAt: '2025-02-01' }),
    ]
    const [narrow, wide] = [clockOf(known), clockOf([...known, ...unknown])]
    const [one, other] = [narrow.survival?.all.at.month12, wide.survival?.all.at.month12]
    expect([wide.endUnknown, one?.value, other?.value]).toEqual([10, 0.9, 0.9])
    expect(other?.low).toBeLessThan((one?.low ?? 0) - 0.05)
    expect(other?.high).toBeGreaterThan(one?.high ?? 1)
    const text = toText(summarize([], { billing: [...known, ...unknown], asOf }))
    expect(text).toMatch(/Of 10 of 110 subscriptions nobody knows when they ended/)
  })

  it('takes no end or start that lies ahead for one that was', () => {
    const { survival, ahead, startUnknown } = clockOf([
      ...rowsOf(12, { startedAt: '2026-01-01', endedAt: '2026-12-01' }),
      ...rowsOf(3, { startedAt: '2026-12-01', endedAt: null }),
      ...rowsOf(2, { startedAt: null, endedAt: null }),
    ])
    expect([survival?.all.subscriptions, survival?.all.left, ahead, startUnknown]).toEqual([12, 0, 3, 2])
  })

  it('tells no share of fewer than ten', () => {
    const { survival } = clockOf([row({ startedAt: '2026-01-01', endedAt: null })])
    expect(Object.values(survival?.all.at ?? {}).every((share) => share === null)).toBe(true)
  })

  it('is not told without starts or ends, and the first sentence says why', () => {
    const noStart = [{ subscription: 'a', endedAt: '2026-01-01' }]
    expect(clockOf(noStart)).toMatchObject({ survival: null, pace: null, rhythms: null })
    expect(sayings(noStart)[0]).toMatch(/^Billing does not say when subscriptions started/)
    const noEnd = [{ subscription: 'a', startedAt: '2026-01-01' }]
    expect(sayings(noEnd)[0]).toMatch(/^How long customers stay is not known: billing does not say when/)
    const withoutBilling = toText(summarize(canceledLog('a', 'other')))
    expect(withoutBilling).toMatch(/When they leave\n=+\n\nNot known without billing data/)
  })
})

describe('the pace', () => {
  it('is exits over the time that customers were there, by tenure', () => {
    const { pace } = clockOf([
      ...rowsOf(10, { startedAt: '2026-01-01', endedAt: '2026-01-06' }),
      ...rowsOf(10, { startedAt: '2026-01-01', endedAt: null }),
    ])
    // Ten were there for 6 days of week 1, ten for 8.
    expect(pace?.['week 1']).toMatchObject({ value: (10 / 140) * (365.25 / 12), n: 10 })
    expect(pace?.['month 2']).toMatchObject({ value: 0, low: 0, n: 0 })
    expect(pace?.['year 3']).toBeNull()
  })

  it('counts days by the clocks of the zone, and a date without a time as that day everywhere', () => {
    const weekdays = (endedAt: string, timeZone: string) => {
      const rows = rowsOf(5, { startedAt: '2026-01-05', endedAt })
      const beats = clockOf(rows, { timeZone }).rhythms?.weekday.beats ?? {}
      return Object.entries(beats).flatMap(([name, { exits }]) => (exits > 0 ? [name] : []))
    }
    expect(weekdays('2026-03-11T02:00:00Z', 'UTC')).toEqual(['Wednesday'])
    expect(weekdays('2026-03-11T02:00:00Z', 'America/New_York')).toEqual(['Tuesday'])
    expect(weekdays('2026-03-11', 'America/New_York')).toEqual(['Wednesday'])
    expect(weekdays('2026-03-11T20:00:00-08:00', 'UTC')).toEqual(['Thursday'])
  })

  it('says when there is too little for a season, and when an import wrote the ends', () => {
    const rows = rowsOf(200, { startedAt: '2025-10-01', endedAt: '2026-03-01' })
    const clock = clockOf([...rows, ...rowsOf(100, { startedAt: '2025-10-01', endedAt: null })])
    expect(clock.rhythms?.season).toMatchObject({ verdict: 'too short to call a season', p: null })
    expect(clock.rhythms?.weekday.verdict).toBe('too few to tell')
    expect(clock.heap).toEqual({ day: '2026-03-01', exits: 200 })
    const says = sayings(rows).join(' ')
    expect(says).toContain('200 ends are on one day, 2026-03-01: an import may have written them')
    expect(says).toContain('Too short to call a season: 13 whole months were watched')
  })
})

describe('who is kept', () => {
  it('is told for each of the last twelve whole months', () => {
    const { retention } = clockOf([
      ...rowsOf(30, { startedAt: '2026-01-15', endedAt: null }),
      ...rowsOf(10, { startedAt: '2026-01-15', endedAt: '2026-08-31' }),
      ...rowsOf(5, { startedAt: '2026-08-10', endedAt: '2026-08-20' }),
    ])
    expect(Object.keys(retention)).toEqual([
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
    ])
    expect(retention['2026-07']).toMatchObject({ value: 1, n: 40 })
    expect(retention['2026-08']).toMatchObject({ value: 0.75, n: 40 })
    expect(retention['2026-09']).toMatchObject({ value: 1, n: 30 })
  })

  it('meets a goal of the config, misses it, or has a chance', () => {
    const rows = [
      ...rowsOf(900, { startedAt: '2025-12-01', endedAt: null }),
      ...Array.from({ length: 100 }, (_, at) =>
        row({ startedAt: '2025-12-01', endedAt: new Date(Date.UTC(2026, 0, 2 + at * 2)).toISOString() }),
      ),
    ]
    const goals = (retentionGoals: Record<string, number>) =>
      clockOf(rows, { config: configWith(retentionGoals) }).goals
    const told = goals({ '2026-Q1': 0.9, '2026-Q2': 0.97, '2026': 0.85, '2027': 0.9, soon: 1 })
    expect(Object.keys(told).sort()).toEqual(['2026', '2026-Q1', '2026-Q2', '2027'])
    expect(told['2026-Q1']).toMatchObject({ state: 'met', kept: { n: 1000 }, from: '2026-01-01', to: '2026-04-01' })
    expect(told['2026-Q2']).toMatchObject({ state: 'missed', chance: null })
    expect(told['2027']).toMatchObject({ state: 'ahead', kept: null })
    expect(told['2026']).toMatchObject({ state: 'running', kept: { value: 0.9, n: 1000 } })
    expect(told['2026']?.chance).toBeGreaterThan(0.9)
    expect(goals({ '2026': 0.95 })['2026']?.chance).toBeLessThan(0.001)
  })

  it('counts ends that are known already, and tells no chance from a few exits', () => {
    const rows = [
      ...rowsOf(100, { startedAt: '2024-12-01', endedAt: '2025-06-01' }),
      ...rowsOf(90, { startedAt: '2025-12-01', endedAt: null }),
      ...rowsOf(10, { startedAt: '2025-12-01', endedAt: '2026-11-20' }),
    ]
    const config = configWith({ '2026': 0.95 })
    expect(clockOf(rows, { config }).goals['2026']?.chance).toBeLessThan(0.01)
    expect(clockOf(rows.slice(100), { config }).goals['2026']).toMatchObject({ state: 'running', chance: null })
  })

  it('after a flow is told month by month, against the holdout', () => {
    const log = Array.from({ length: 80 }, (_, at) => {
      const who = { at: '2025-09-01T12:00:00Z', subscription: { id: `f${at}` } }
      const flow = savedLog(`f${at}`, { offer: 'o', type: 'pause' }, who)
      if (at < 40) return flow
      const decided = flow[1]
      if (decided) Object.assign(decided.data, { holdout: true, offers: [] })
      return [...flow.slice(0, 2), ...canceledLog(`f${at}`, 'x', who).slice(2)]
    }).flat()
    const rows = Array.from({ length: 80 }, (_, at) => ({
      ...row({
        startedAt: '2025-01-01',
        endedAt: at < 40 ? (at < 10 ? '2026-01-01' : null) : at < 70 ? '2025-10-20' : null,
      }),
      subscription: `f${at}`,
    }))
    const { afterFlow } = clockOf(rows, {}, log)
    expect(afterFlow?.saved).toMatchObject({
      subscriptions: 40,
      at: { month3: { value: 1 }, month12: { value: 0.75 } },
    })
    expect(afterFlow?.heldOut.at).toMatchObject({ month1: { value: 1 }, month2: { value: 0.25, n: 10 } })
    expect(Object.keys(afterFlow?.difference ?? {})).toHaveLength(12)
    expect(afterFlow?.difference.month12).toMatchObject({ value: 0.5, low: expect.any(Number) })
    expect(toText(summarize(log, { billing: rows, asOf }))).toMatch(
      /12 months after the flow offers keep more: \+50\.0 points/,
    )
  })
})

describe('trial to paid', () => {
  const trial = { startedAt: '2026-01-01', trialEnd: '2026-01-15' }

  it('is who paid within a week, of the trials that are over; a refund is no payment', () => {
    const paid = (amount: number, time = '2026-01-15T06:00:00Z', currency = 'USD') => ({ amount, currency, time })
    const { trials } = clockOf([
      ...rowsOf(6, { ...trial, plan: 'pro', endedAt: null, paid: [paid(900)] }),
      ...rowsOf(2, { ...trial, plan: 'pro', endedAt: null, paid: [paid(900, '2026-03-01')] }),
      ...rowsOf(1, { ...trial, endedAt: null, paid: [paid(900), paid(-900)] }),
      ...rowsOf(1, { ...trial, endedAt: null, paid: [paid(900, '2026-01-16', 'EUR'), paid(-900)] }),
      ...rowsOf(3, { startedAt: '2026-10-01', trialEnd: '2026-10-30', endedAt: null }),
      ...rowsOf(4, { startedAt: '2026-10-01', trialEnd: null, endedAt: null }),
    ])
    expect(trials).toMatchObject({ by: 'payments', over: 10, running: 3, paid: { value: 0.7, n: 10 } })
    expect(trials?.byPlan).toMatchObject({ pro: { value: 0.75, n: 8 } })
  })

  it('is who was still there a day later where billing has no payments, and nothing where it names no trial', () => {
    const { trials } = clockOf([
      ...rowsOf(6, { ...trial, endedAt: null }),
      ...rowsOf(2, { ...trial, endedAt: '2026-01-15T03:00:00Z' }),
      ...rowsOf(1, { ...trial, endedAt: null, status: 'canceled' }),
    ])
    expect(trials).toMatchObject({ by: 'ends', over: 9, unknown: 1, paid: { value: 0.75, n: 8 } })
    expect(clockOf(rowsOf(3, { startedAt: '2026-01-01', endedAt: null })).trials).toBeNull()
  })
})

const asOf = '2026-11-01T00:00:00Z'
const configWith = (retentionGoals: Record<string, number>) =>
  ({ version: 1, id: 'main', survey: { reasons: [{ id: 'other' }] }, retentionGoals }) as NonNullable<
    SummaryOptions['config']
  >

/** The sentences of the section on when they leave. */
function sayings(billing: BillingRow[]): string[] {
  const [, section = ''] =
    /<section id="clock"[^>]*>([\s\S]*?)<\/section>/.exec(toHtml(summarize([], { billing, asOf }))) ?? []
  return [...section.matchAll(/<p>(.*?)<\/p>/g)].map(([, text = '']) => text)
}
