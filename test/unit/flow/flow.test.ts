import { describe, expect, it } from 'vitest'
import type { NamedOffer } from '../../../src/config/schema/schema'
import { advance } from '../../../src/flow/advance'
import { answersOf } from '../../../src/flow/answers'
import { choiceFor } from '../../../src/flow/choice'
import type { Action, Flow } from '../../../src/flow/flow'
import { leavesByHost } from '../../../src/flow/leavesByHost'
import { orderReasons } from '../../../src/flow/startFlow'
import { createStore } from '../../../src/flow/store'
import { termsOf } from '../../../src/flow/terms'
import { addTo } from '../../../src/situation/addTo'
import { isAhead, later } from '../../../src/situation/moment'
import type { Subscription } from '../../../src/situation/schema'
import { because, config, now, situation, started, walk } from '../../support/startedFlow'

const settled: Action = { type: 'settled', receipt: { confirmationId: 'CN-1' } }
const rejected: Action = { type: 'failed', failure: 'rejected' }
const acceptSave: Action = { type: 'accept', offer: 'save20' }

const atOffer = () => walk(started(), because('price'), 'continue')
const atConfirm = () => walk(atOffer(), 'cancel')
const atPause = () => walk(started(), because('break'), 'continue')

describe('from screen to screen', () => {
  it('starts on the survey with nothing picked', () => {
    expect(started()).toMatchObject({ step: 'survey', answers: {}, offers: [], busy: false, closed: false })
  })

  it('shows the offer that the reason calls for', () => {
    expect(atOffer()).toMatchObject({ step: 'offer', offers: [{ id: 'save20' }], shown: ['save20'] })
  })

  it('goes straight to confirm when no rule answers the reason', () => {
    expect(walk(started(), because('none'), 'continue')).toMatchObject({ step: 'confirm', offers: [] })
  })

  it('goes on when nothing was answered', () => {
    expect(walk(started(), 'continue')).toMatchObject({ step: 'confirm', decision: { rule: null } })
  })

  it('takes one press of cancel from the survey to confirm, without a Decision', () => {
    const flow = walk(started(), because('price'), 'cancel')
    expect(flow.step).toBe('confirm')
    expect(flow.decision).toBeUndefined()
  })

  it('takes one press of cancel from an offer to confirm', () => {
    expect(atConfirm()).toMatchObject({ step: 'confirm', behind: ['survey', 'offer'] })
  })

  it('goes back to the screens that were really seen, and keeps the answers', () => {
    const back = walk(atConfirm(), 'back')
    expect(back).toMatchObject({ step: 'offer', behind: ['survey'] })
    expect(walk(back, 'back')).toMatchObject({ step: 'survey', behind: [], answers: { reason: 'price' } })
    expect(walk(back, 'back', 'back')).toMatchObject({ step: 'survey', behind: [] })
  })

  it('shows no more offers than the preset allows', () => {
    const rules = [{ id: 'all', offers: ['save20', 'rest'] }]
    const names = (fairness: 'us-ca' | 'us-mn') =>
      walk(started({ config: { rules, fairness } }), 'continue').offers.map(({ id }) => id)
    expect(names('us-ca')).toEqual(['save20'])
    expect(names('us-mn')).toEqual([])
  })

  const nowhere: [string, Flow, Action | 'confirm' | 'decline' | 'retry' | 'continue'][] = [
    ['confirm on the survey', started(), 'confirm'],
    ['continue on confirm', atConfirm(), 'continue'],
    ['accept on the survey', started(), acceptSave],
    ['accept of an offer that is not shown', atOffer(), { type: 'accept', offer: 'rest' }],
    ['retry without a failure', atOffer(), 'retry'],
    ['an answer after the survey', atOffer(), because('break')],
    ['a reply to nothing', atOffer(), settled],
  ]
  it.each(nowhere)('does nothing at %s', (_, flow, action) => {
    expect(walk(flow, action)).toBe(flow)
  })
})

describe('what the customer picked', () => {
  it('asks for a length before it accepts a pause', () => {
    const flow = walk(atPause(), { type: 'accept', offer: 'rest' })
    expect(flow).toMatchObject({ step: 'offer', pickMissing: true, busy: false })
    expect(flow.operation).toBeUndefined()
  })

  it('hands over exactly the length that was picked last', () => {
    const flow = walk(
      atPause(),
      { type: 'pick', offer: 'rest', pick: 3 },
      { type: 'pick', offer: 'rest', pick: 2 },
      { type: 'accept', offer: 'rest' },
    )
    expect(flow.operation).toMatchObject({
      kind: 'offer',
      choice: {
        length: 2,
        unit: 'month',
        startsAt: '2026-12-01T00:00:00.000Z',
        resumesAt: '2027-02-01T00:00:00.000Z',
      },
    })
  })

  it('takes no length that was not offered', () => {
    expect(
      walk(atPause(), { type: 'pick', offer: 'rest', pick: 12 }, { type: 'accept', offer: 'rest' }).pickMissing,
    ).toBe(true)
  })

  it('gives the terms of an offer without its wording', () => {
    expect(
      choiceFor({ id: 'save20', ...config.offers?.save20 } as NamedOffer, undefined, { subscription: undefined, now }),
    ).toEqual({
      percentOff: 20,
      durationInMonths: 3,
      couponId: 'SAVE20',
    })
  })

  it('forgets answers under a reason that was unpicked again', () => {
    const why: Action = { type: 'answer', question: 'why', value: 'tired' }
    expect(answersOf(walk(started(), because('break'), why))).toEqual({ reason: 'break', why: 'tired' })
    expect(answersOf(walk(started(), because('break'), why, because('price')))).toEqual({ reason: 'price' })
  })
})

describe('handlers', () => {
  it('shows success only after the handler has resolved', () => {
    const busy = walk(atOffer(), acceptSave)
    expect(busy).toMatchObject({ step: 'offer', busy: true })
    expect(walk(busy, settled)).toMatchObject({
      step: 'done',
      outcome: 'saved',
      busy: false,
      receipt: { confirmationId: 'CN-1' },
    })
  })

  it('is deaf to everything but its handler and a close while it waits', () => {
    const busy = walk(atOffer(), acceptSave)
    for (const action of ['cancel', 'back', 'decline', 'confirm'] as const) expect(walk(busy, action)).toBe(busy)
    expect(walk(busy, acceptSave)).toBe(busy)
  })

  it('keeps the true outcome when it is closed during the handler', () => {
    const closed = walk(atOffer(), acceptSave, 'close')
    expect(closed).toMatchObject({ closed: true, busy: true })
    expect(closed.outcome).toBeUndefined()
    expect(walk(closed, settled).outcome).toBe('saved')
    expect(walk(closed, rejected).outcome).toBe('failed')
  })

  it('lets the host’s own action do what was confirmed when nobody is there to be told that ours failed', () => {
    const closed = walk(atConfirm(), 'confirm', 'close')
    expect(walk(closed, { type: 'failed', failure: 'rejected', leaves: true }).outcome).toBe('canceled')
    expect(walk(closed, { type: 'failed', failure: 'rejected', leaves: false }).outcome).toBe('failed')
  })

  it('offers to try again, and tries the same again', () => {
    const failed = walk(atOffer(), acceptSave, rejected)
    expect(failed).toMatchObject({ step: 'error', failure: 'rejected', busy: false })
    expect(walk(failed, 'retry')).toMatchObject({ busy: true, operation: { kind: 'offer', offer: { id: 'save20' } } })
  })

  it('believes a reply that comes after its time', () => {
    const late = walk(atOffer(), acceptSave, { type: 'failed', failure: 'timeout' }, settled)
    expect(late).toMatchObject({ step: 'done', outcome: 'saved' })
  })

  it('does not let a late reply change an ending', () => {
    const left = walk(atOffer(), acceptSave, { type: 'failed', failure: 'timeout' }, 'cancel')
    expect(walk(left, settled).outcome).toBe('canceled')
  })

  it('leaves by the host’s own action where nothing of ours cancels, and from the error screen', () => {
    const bare = { handlers: ['discount'] }
    const flow = walk(started({ situation: bare }), 'cancel')
    expect(leavesByHost(flow, 'confirm')).toBe(true)
    expect(walk(flow, 'confirm')).toMatchObject({ outcome: 'canceled', closed: true, busy: false })
    expect(leavesByHost(atConfirm(), 'confirm')).toBe(false)
    expect(leavesByHost(walk(atConfirm(), 'confirm', rejected), 'cancel')).toBe(true)
  })

  it('says failed, never canceled, when the page has no way left', () => {
    const stranded = walk(atConfirm(), { type: 'aside', failure: 'stranded' })
    expect(stranded).toMatchObject({ step: 'error', outcome: 'failed', closed: false })
    expect(walk(stranded, 'close')).toMatchObject({ outcome: 'failed', closed: true })
    expect(leavesByHost(stranded, 'cancel')).toBe(false)
  })
})

describe('endings', () => {
  const endings: [string, Flow, Flow['outcome']][] = [
    ['closing the survey', walk(started(), 'close'), 'dismissed'],
    ['closing an offer', walk(atOffer(), 'close'), 'dismissed'],
    ['closing confirm', walk(atConfirm(), 'close'), 'dismissed'],
    ['closing after the offer failed', walk(atOffer(), acceptSave, rejected, 'close'), 'dismissed'],
    ['closing after the cancellation failed', walk(atConfirm(), 'confirm', rejected, 'close'), 'failed'],
    ['a cancellation that was done', walk(atConfirm(), 'confirm', settled, 'close'), 'canceled'],
  ]
  it.each(endings)('%s', (_, flow, outcome) => {
    expect(flow).toMatchObject({ outcome, closed: true })
  })

  it('counts help that was followed as referred, and leaves the way to cancel open', () => {
    const flow = walk(started(), because('help'), 'continue', { type: 'accept', offer: 'talk' })
    expect(flow).toMatchObject({ step: 'offer', closed: false, followed: { id: 'talk' } })
    expect(walk(flow, 'close').outcome).toBe('referred')
    expect(walk(flow, 'cancel', 'confirm', settled).outcome).toBe('canceled')
  })

  it('ends at once where the page itself goes elsewhere', () => {
    const rules = [{ id: 'all', offers: ['look'] }]
    expect(walk(started({ config: { rules } }), 'continue', { type: 'accept', offer: 'look' })).toMatchObject({
      outcome: 'referred',
      closed: true,
    })
  })
})

describe('the store', () => {
  it('records a move before it is shown, and says nothing of what was none', () => {
    const seen: string[] = []
    const store = createStore(
      started(),
      advance,
      (_, { type }) => seen.push(`recorded ${type}`),
      () => now,
    )
    store.subscribe(() => seen.push('shown'))
    store.dispatch({ type: 'confirm' })
    store.dispatch({ type: 'continue' })
    expect(seen).toEqual(['recorded continue', 'shown'])
  })

  it('stops telling who has stopped listening', () => {
    const seen: string[] = []
    const store = createStore(
      started(),
      advance,
      () => {},
      () => now,
    )
    store.subscribe(() => seen.push('shown'))()
    store.dispatch({ type: 'continue' })
    expect(seen).toEqual([])
  })
})

describe('the order of reasons', () => {
  const reasons = ['a', 'b', 'c', 'd', 'e', 'z'].map((id) => ({
    id,
    label: id,
    ...(id === 'z' && { pinned: 'last' as const }),
  }))
  const order = (seed: number, how: 'random' | 'listed' = 'random') => {
    let state = seed
    const random = () => {
      state = (state * 1103515245 + 12345) % 2147483648
      return state / 2147483648
    }
    return orderReasons({ order: how, reasons }, random).map(({ id }) => id)
  }

  it('puts every reason in every place, a pinned one only in its own', () => {
    const orders = Array.from({ length: 500 }, (_, seed) => order(seed * 7919 + 1))
    for (const place of [0, 1, 2, 3, 4]) expect(new Set(orders.map((one) => one[place])).size).toBe(5)
    expect(orders.every((one) => one[5] === 'z')).toBe(true)
  })

  it('keeps the listed order when asked to', () => {
    expect(order(1, 'listed').join('')).toBe('abcdez')
  })
})

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
