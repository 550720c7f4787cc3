import { describe, expect, it } from 'vitest'
import { termsOf } from '../../../src/flow/terms'
import { addTo } from '../../../src/situation/addTo'
import { isAhead, later } from '../../../src/situation/moment'
import type { Subscription } from '../../../src/situation/schema'
import { now, situation } from '../../support/startedFlow'

describe('the calendar', () => {
  it.each([
    ['2026-01-31T08:00:00Z', 1, 'month', '2026-02-28T08:00:00.000Z'],
    ['2028-01-31T08:00:00Z', 1, 'month', '2028-02-29T08:00:00.000Z'],
    ['2026-10-31T08:00:00Z', 4, 'month', '2027-02-28T08:00:00.000Z'],
    ['2026-12-15T08:00:00Z', 1, 'month', '2027-01-15T08:00:00.000Z'],
    ['2028-02-29T08:00:00Z', 1, 'year', '2029-02-28T08:00:00.000Z'],
    ['2026-12-30T23:30:00Z', 3, 'day', '2027-01-02T23:30:00.000Z'],
    ['2026-11-21T00:00:00Z', 2, 'week', '2026-12-05T00:00:00.000Z'],
  ] as const)('%s and %i %s is %s', (from, count, unit, to) => {
    expect(addTo(new Date(from), count, unit).toISOString()).toBe(to)
  })

  it('keeps a day a day, and ends where nobody reads dates', () => {
    expect(later('2026-12-31', 2, 'month')).toBe('2027-02-28')
    expect(later('9999-12-31', 1, 'day')).toBeUndefined()
    expect(later('soon', 1, 'day')).toBeUndefined()
  })

  it('lets a day pass when it is over', () => {
    expect(isAhead('2026-11-21', now)).toBe(true)
    expect(isAhead('2026-11-20', now)).toBe(false)
    expect(isAhead('2026-11-21T11:59:59Z', now)).toBe(false)
    expect(isAhead(undefined, now)).toBe(false)
  })
})

describe('the terms of an offer', () => {
  const yen: Subscription = {
    amount: 980,
    currency: 'JPY',
    interval: 'month',
    currentPeriodEnd: '2026-12-31T00:00:00Z',
  }
  const usd = situation.subscription as Subscription
  const price = (amount: number, over = {}) => ({
    amount,
    currency: 'USD',
    interval: 'month',
    intervalCount: 1,
    ...over,
  })

  it('takes a percentage off and says when the full price comes back', () => {
    expect(termsOf({ type: 'discount', percentOff: 20, durationInMonths: 3 }, usd, {}, now)).toEqual({
      now: price(4900),
      reduced: price(3920),
      after: price(4900),
      nextCharge: '2026-12-01T00:00:00Z',
      until: '2027-03-01T00:00:00.000Z',
    })
  })

  it('rounds to the currency’s own minor unit', () => {
    expect(termsOf({ type: 'discount', percentOff: 33 }, yen, {}, now).reduced?.amount).toBe(657)
  })

  it('never goes below nothing', () => {
    expect(termsOf({ type: 'discount', amountOff: 9900, currency: 'USD' }, usd, {}, now).reduced?.amount).toBe(0)
  })

  it('has no end for a discount that lasts', () => {
    const terms = termsOf({ type: 'discount', percentOff: 10, duration: 'forever' }, usd, {}, now)
    expect([terms.after, terms.until]).toEqual([undefined, undefined])
  })

  it('takes the quantity into the price', () => {
    expect(termsOf({ type: 'discount', percentOff: 50 }, { ...usd, quantity: 3 }, {}, now).reduced?.amount).toBe(7350)
  })

  it('puts the next charge of a pause where it ends', () => {
    const terms = termsOf(
      { type: 'pause', lengths: [2], unit: 'month' },
      usd,
      { resumesAt: '2027-01-21T12:00:00.000Z' },
      now,
    )
    expect(terms).toMatchObject({ after: price(4900), until: '2027-01-21T12:00:00.000Z' })
  })

  it('says what another plan costs beside this one', () => {
    const plans = [{ id: 'lite', name: 'Lite', amount: 19000, currency: 'USD', interval: 'year' as const }]
    const terms = termsOf({ type: 'plan_change', plans }, usd, { planId: 'lite' }, now)
    expect(terms).toMatchObject({ now: price(4900), reduced: price(19000, { interval: 'year' }) })
  })

  it('adds the days to the end of the trial, or to today when it is over', () => {
    const until = (trialEnd: string) =>
      termsOf({ type: 'trial_extension', days: 14 }, { ...usd, status: 'trialing', trialEnd }, {}, now).until
    expect(until('2026-11-25T00:00:00Z')).toEqual('2026-12-09T00:00:00.000Z')
    expect(until('2026-11-01T00:00:00Z')).toEqual('2026-12-05T12:00:00.000Z')
  })

  it('puts the price behind free periods, and takes an amount off it', () => {
    expect(termsOf({ type: 'credit', periods: 2 }, usd, {}, now)).toMatchObject({
      reduced: price(0),
      after: price(4900),
      until: '2027-02-01T00:00:00.000Z',
    })
    expect(termsOf({ type: 'credit', amount: 1000, currency: 'USD' }, usd, {}, now).reduced?.amount).toBe(3900)
  })

  it('guesses nothing that the page did not say', () => {
    expect(termsOf({ type: 'discount', percentOff: 20 }, {}, {}, now)).toEqual({})
  })
})
