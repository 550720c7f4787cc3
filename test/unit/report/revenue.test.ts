import { describe, expect, it } from 'vitest'
import type { CloudEvent } from '../../../src/events/wire/flowEvent'
import { summarize, toHtml } from '../../../src/report'
import savedRevenueCases from '../../cases/saved-revenue.json'
import { canceledLog, flowLog, savedLog } from '../../support/flowLog'
import { config } from '../../support/reportConfig'

const repeat = (count: number, of: (index: number) => CloudEvent[]) =>
  Array.from({ length: count }, (_, index) => of(index)).flat()

describe('saved revenue', () => {
  it.each(savedRevenueCases)(
    'counts $name',
    ({ type, choice, interval = 'month', discount, downgrade, term, forever, unknown }) => {
      const subscription = { id: 'sub', mrr: 5000, currency: 'USD', interval }
      const { savedRevenue } = summarize(savedLog('s', { offer: 'o', type, choice }, { subscription }))
      expect(savedRevenue).toEqual({
        USD: {
          subscriptions: 1,
          mrr: 5000,
          discount,
          downgrade,
          net: 5000 - discount - downgrade,
          termDiscount: term,
          foreverDiscount: forever,
          unknownDiscount: unknown,
          lostLater: { subscriptions: 0, mrr: 0 },
        },
      })
    },
  )

  it('takes the size of a discount from the config when the event leaves it out', () => {
    const log = savedLog('s', { offer: 'save20', type: 'discount' })
    expect(summarize(log, { config }).savedRevenue.USD).toMatchObject({
      discount: 1000,
      termDiscount: 3000,
      unknownDiscount: 0,
    })
  })

  it('counts a subscription that was saved twice once, as it was last', () => {
    const subscription = { id: 'sub', mrr: 5000, currency: 'USD' }
    const log = [
      ...savedLog('later', { offer: 'b', type: 'pause' }, { subscription, at: '2026-04-01T00:00:00Z' }),
      ...savedLog(
        'early',
        { offer: 'a', type: 'discount', choice: { percentOff: 20 } },
        { subscription, at: '2026-03-01T00:00:00Z' },
      ),
    ]
    expect(summarize(log).savedRevenue.USD).toMatchObject({ subscriptions: 1, mrr: 5000, discount: 0 })
  })

  it('says which saved subscriptions canceled in a later flow', () => {
    const subscription = { id: 'sub', mrr: 5000, currency: 'USD' }
    const saved = savedLog('first', { offer: 'b', type: 'pause' }, { subscription, at: '2026-03-01T00:00:00Z' })
    const left = canceledLog('second', 'other', { subscription, at: '2026-03-20T00:00:00Z' })
    const cameBack = canceledLog('zero', 'other', { subscription, at: '2026-01-20T00:00:00Z' })
    expect(summarize([...saved, ...left]).savedRevenue.USD?.lostLater).toEqual({ subscriptions: 1, mrr: 5000 })
    expect(summarize([...saved, ...cameBack]).savedRevenue.USD?.lostLater).toEqual({ subscriptions: 0, mrr: 0 })
  })

  it('counts what cannot be priced, and never mixes currencies', () => {
    const log = [
      ...savedLog('a', { offer: 'b', type: 'pause' }, { subscription: { id: 'a', mrr: 900, currency: 'JPY' } }),
      ...savedLog('b', { offer: 'b', type: 'pause' }, { subscription: { id: 'b' } }),
      ...canceledLog('c', 'other', { subscription: { id: 'c', mrr: 100, currency: 'EUR' } }),
    ]
    const { savedRevenue, revenueAtRisk, lostRevenue, unpriced } = summarize(log)
    expect(Object.keys(savedRevenue)).toEqual(['JPY'])
    expect(revenueAtRisk).toEqual({ EUR: { subscriptions: 1, mrr: 100 }, JPY: { subscriptions: 1, mrr: 900 } })
    expect([lostRevenue, unpriced]).toEqual([{ EUR: { subscriptions: 1, mrr: 100 } }, 1])
  })
})

describe('experiments', () => {
  const arm = (variation: string, count: number, saved: number) =>
    repeat(count, (index) =>
      flowLog(`${variation}-${index}`, [
        ['flow.started'],
        [
          'decision.made',
          { rule: 'price', offers: ['save20'], experiment: { id: 'price-2026', variation }, holdout: false, why: [] },
        ],
        index < saved ? ['flow.saved', { offer: 'break', type: 'pause' }] : ['flow.canceled'],
      ]),
    )

  it('compares each arm with control: 60 of 100 against 40 of 100', () => {
    const { experiments } = summarize([...arm('pause', 100, 60), ...arm('control', 100, 40)], { config })
    const { arms, control, sampleRatio } = experiments['price-2026'] ?? {}
    expect(control).toBe('control')
    expect(arms?.control).toMatchObject({ sessions: 100, saved: 40, rate: { value: 0.4, n: 100 } })
    expect(arms?.control).not.toHaveProperty('difference')
    // Newcombe's method 10 by hand: Wilson 0.3094 to 0.4980 and 0.5020 to 0.6906.
    expect(arms?.pause).toMatchObject({
      difference: { value: expect.closeTo(0.2, 10), low: expect.closeTo(0.0614, 3), high: expect.closeTo(0.328, 3) },
      ratio: { value: expect.closeTo(1.5, 10) },
      verdict: 'higher',
    })
    expect(sampleRatio).toEqual({ p: 1, alarm: false })
  })

  it('counts what each session is worth: half saved at 5000 is 2500 a session', () => {
    const { experiments } = summarize([...arm('pause', 60, 30), ...arm('control', 60, 30)], { config })
    const revenue = experiments['price-2026']?.arms.pause?.revenue.USD
    expect(revenue?.value).toBe(2500)
    // 1.96 standard errors of a coin worth 0 or 5000, thrown 60 times: 632.
    expect(revenue?.low).toBeGreaterThan(2500 - 720)
    expect(revenue?.low).toBeLessThan(2500 - 540)
    expect(experiments['price-2026']?.arms.pause?.revenueDifference?.USD?.value).toBe(0)
  })

  it('is alarmed when an arm of the config got nobody', () => {
    const { experiments } = summarize(arm('control', 60, 20), { config })
    expect(experiments['price-2026']?.sampleRatio.alarm).toBe(true)
    expect(experiments['price-2026']?.arms.pause).toMatchObject({ sessions: 0, saved: 0, rate: null, difference: null })
  })

  it('takes arms as equal when no config gives their weights', () => {
    const { experiments } = summarize([...arm('a', 50, 10), ...arm('b', 50, 10)])
    expect(experiments['price-2026']).toMatchObject({ control: 'a', sampleRatio: { p: 1, alarm: false } })
  })

  it('compares the holdout by who did not cancel, since nobody there can take an offer', () => {
    const decided = (name: string, holdout: boolean, count: number, stay: number) =>
      repeat(count, (index) =>
        flowLog(`${name}-${index}`, [
          ['flow.started'],
          ['decision.made', { rule: null, offers: [], experiment: null, holdout, why: [] }],
          [index < stay ? 'flow.dismissed' : 'flow.canceled'],
        ]),
      )
    const { holdout } = summarize([...decided('held', true, 100, 20), ...decided('all', false, 900, 450)], { config })
    expect(holdout).toMatchObject({ sessions: 100, saved: 0, deflected: 20, verdict: 'higher', sampleRatio: { p: 1 } })
    expect(holdout.others).toMatchObject({ sessions: 900, deflected: 450, rate: { value: 0.5 } })
    expect(holdout.difference?.value).toBeCloseTo(0.3, 10)
  })
})

describe('a subscription that was taken back', () => {
  const resumed = flowLog('s', [['flow.started'], ['flow.step_viewed', { step: 'done' }], ['flow.saved', {}]])

  it('is saved, at its full price, without an offer', () => {
    const { flows, savedRevenue, offers, help, advice, unpriced } = summarize(resumed, { config })
    expect(flows).toMatchObject({ started: 1, ended: 1, outcomes: { saved: 1 } })
    expect(savedRevenue.USD).toMatchObject({ subscriptions: 1, mrr: 5000, discount: 0, net: 5000, unknownDiscount: 0 })
    expect({ offers, help, advice, unpriced }).toEqual({ offers: {}, help: {}, advice: [], unpriced: 0 })
  })

  it('prints', () => {
    const summary = summarize(resumed, { config })
    expect(toHtml(summary)).toContain('Subscriptions worth $50.00 a month')
    expect(toHtml(summary)).not.toMatch(/undefined|null|NaN/)
  })
})
