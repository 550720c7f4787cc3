import { describe, expect, it } from 'vitest'
import { summarize } from '../../../src/report'
import { frequencyText } from '../../../src/report/clock/frequencyText'
import { medianOf } from '../../../src/report/statistics/medianOf'
import { canceledLog, flowLog } from '../../support/flowLog'

const left = (id: string, reason: string, subscription: Record<string, unknown>) =>
  canceledLog(id, reason, { at: '2026-03-01T12:00:00Z', subscription: { id, ...subscription } })

describe('what left, in money', () => {
  const log = [
    ...left('a', 'price', { mrr: 900, currency: 'USD', plan: 'pro', interval: 'month' }),
    ...left('b', 'price', { mrr: 400, currency: 'USD', plan: 'pro', interval: 'year' }),
    ...left('c', 'price', { mrr: 500, currency: 'EUR', plan: 'pro', interval: 'month', intervalCount: 3 }),
    ...left('d', 'bugs', { mrr: 100, currency: 'USD' }),
    ...left('e', 'bugs', { mrr: 100 }),
  ]

  it('is told by reason, plan and payment frequency, each currency by itself', () => {
    expect(summarize(log).clock.lost).toEqual({
      USD: {
        price: {
          pro: { monthly: { subscriptions: 1, mrr: 900 }, yearly: { subscriptions: 1, mrr: 400 } },
        },
        bugs: { 'not said': { 'not said': { subscriptions: 1, mrr: 100 } } },
      },
      EUR: { price: { pro: { quarterly: { subscriptions: 1, mrr: 500 } } } },
    })
  })

  it('takes a plan and a frequency that the flow did not send from billing', () => {
    const { lost } = summarize(log, { billing: [{ subscription: 'd', plan: 'basic', months: 84 / 365 }] }).clock
    expect(lost.USD?.bugs).toEqual({ basic: { weekly: { subscriptions: 1, mrr: 100 } } })
  })

  it.each([
    [1, 'monthly'],
    [12, 'yearly'],
    [3, 'quarterly'],
    [24, 'every 24 months'],
    [(2 * 84) / 365, 'every 2 weeks'],
    [(10 * 12) / 365, 'every 10 days'],
    [null, undefined],
    [0, undefined],
  ])('calls %s months between charges %s', (months, words) => {
    expect(frequencyText(months)).toBe(words)
  })
})

describe('the tenure at exit', () => {
  it('is told by reason, from ten on, each subscription once', () => {
    const log = Array.from({ length: 21 }, (_, at) => left(`t${at}`, 'price', { tenureDays: at * 10 })).flat()
    const again = left('t0', 'price', { tenureDays: 0 }).map((event) => ({
      ...event,
      id: `x${event.id}`,
      cfsession: 'again',
    }))
    const { tenureAtExit } = summarize([...log, ...again, ...left('u', 'bugs', { tenureDays: 3 })]).clock
    expect(tenureAtExit.price).toMatchObject({ canceled: 21, known: 21 })
    expect(tenureAtExit.price?.medianDays).toMatchObject({ value: 100, lowerQuarter: 50, upperQuarter: 150, n: 21 })
    expect(tenureAtExit.bugs).toEqual({ canceled: 1, known: 1, medianDays: null })
  })

  it('comes from billing where the flow does not say it', () => {
    const log = Array.from({ length: 10 }, (_, at) => left(`t${at}`, 'price', {})).flat()
    const billing = Array.from({ length: 10 }, (_, at) => ({
      subscription: `t${at}`,
      startedAt: '2026-02-01T12:00:00Z',
    }))
    expect(summarize(log, { billing }).clock.tenureAtExit.price?.medianDays?.value).toBe(28)
    expect(summarize(log).clock.tenureAtExit.price).toMatchObject({ canceled: 10, known: 0, medianDays: null })
  })

  it('has the interval between two of the values by their ranks', () => {
    // The binomial (10, 1/2) puts 97.9 % between the 2nd and the 9th of ten values.
    expect(medianOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 10)).toMatchObject({ value: 5.5, low: 2, high: 9 })
    expect(
      medianOf(
        Array.from({ length: 100 }, (_, at) => at + 1),
        100,
      ),
    ).toMatchObject({ value: 50.5, low: 40, high: 61 })
    expect(medianOf([1, 2, 3], 3)).toBeNull()
  })
})

describe('a change of the config', () => {
  const flows = (hash: string, month: string, saved: number, all: number) =>
    Array.from({ length: all }, (_, at) =>
      flowLog(`${hash}${at}`, [['flow.started'], [at < saved ? 'flow.saved' : 'flow.canceled']], {
        at: `2026-${month}-01T12:00:00Z`,
      }).map((event) => ({ ...event, data: { ...event.data, configHash: hash } })),
    ).flat()

  it('is compared with the version before it, in the order they came', () => {
    const { changes } = summarize([...flows('new', '05', 60, 100), ...flows('old', '03', 20, 100)]).clock
    expect(changes).toMatchObject([
      {
        from: 'old',
        to: 'new',
        first: '2026-05-01T12:00:00.000Z',
        savedRate: {
          before: { value: 0.2 },
          after: { value: 0.6 },
          difference: { value: expect.closeTo(0.4, 9) },
          verdict: 'higher',
        },
      },
    ])
  })

  it('is none with one version, and too few to tell of a few flows', () => {
    expect(summarize(flows('old', '03', 2, 9)).clock.changes).toEqual([])
    const few = summarize([...flows('old', '03', 2, 9), ...flows('new', '05', 9, 9)]).clock.changes
    expect(few[0]?.deflectRate.verdict).toBe('too few to tell')
  })
})
