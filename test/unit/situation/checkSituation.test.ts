import { describe, expect, it } from 'vitest'
import { checkSituation } from '../../../src/situation/checkSituation'
import { config } from '../../support/anySituation'

const now = '2026-01-01T00:00:00Z'

const sound = {
  customer: { id: 'cus_1', country: 'DE', timeZone: 'Europe/Berlin' },
  subscription: {
    status: 'active',
    amount: 4900,
    currency: 'USD',
    interval: 'month',
    startedAt: '2025-01-01',
    seats_used: 3,
  },
  answers: { reason: 'too_expensive', why: 'x' },
  history: { offers: [{ id: 'save20', status: 'shown', time: '2025-12-01' }] },
  handlers: ['discount', 'cancel'],
  now,
}

describe('checkSituation', () => {
  it('has no doubts about a sound one', () => {
    expect(checkSituation(sound, config)).toEqual([])
    // A page's clock completes it, as the command line's and the server's do.
    const { now: _, ...pages } = sound
    expect(checkSituation(pages, config)).toEqual([])
  })

  it.each<[string, object, string, RegExp]>([
    [
      'an unreadable amount',
      { subscription: { ...sound.subscription, amount: '49.00' } },
      'subscription.amount',
      /got "49\.00"/,
    ],
    [
      'a field misspelled',
      { subscription: { ...sound.subscription, curency: 'USD', currency: null } },
      'subscription.curency',
      /mean currency\?/,
    ],
    [
      'a field in snake case',
      { subscription: { current_period_end: now } },
      'subscription.current_period_end',
      /mean currentPeriodEnd\?/,
    ],
    ['a status misspelled', { subscription: { sttus: 'active' } }, 'subscription.sttus', /mean status\?/],
    ['a customer’s field', { customer: { id: 'a', first_name: 'Ana' } }, 'customer.first_name', /mean firstName\?/],
    ['a whole part', { subscripton: {}, subscription: null }, 'subscripton', /mean subscription\?/],
    ['another name', { subscription: { price: 4900 } }, 'subscription.price', /mean amount\?/],
    ['one of several', { subscriptions: [{}, { sttus: 'active' }] }, 'subscriptions[1].sttus', /mean status\?/],
    [
      'a discount’s field',
      { subscription: { discount: { percentoff: 5 } } },
      'subscription.discount.percentoff',
      /mean percentOff\?/,
    ],
    [
      'more losses than are shown',
      { subscription: { ...sound.subscription, losses: Array(6).fill({ text: 'Reports', source: 'Your account' }) } },
      'subscription.losses',
      /5 at most, got 6/,
    ],
    [
      'a loss without its source',
      { subscription: { ...sound.subscription, losses: [{ text: 'Reports', source: 7 }] } },
      'subscription.losses[0].source',
      /expected text, got 7\. This loss is left out/,
    ],
    ['no currency', { subscription: { amount: 4900, interval: 'month' } }, 'subscription.currency', /got nothing/],
    ['no interval', { subscription: { amount: 4900, currency: 'USD' } }, 'subscription.interval', /got nothing/],
    ['a time that is none', { now: 'soon' }, 'now', /got "soon"/],
    ['no customer', { customer: undefined }, 'customer.id', /got nothing/],
    ['no such zone', { customer: { id: 'a', timeZone: 'Mars/Base' } }, 'customer.timeZone', /Mars\/Base/],
    [
      'active and canceled',
      { subscription: { status: 'active', canceledAt: now } },
      'subscription.canceledAt',
      /status is active/,
    ],
    ['a trial without end', { subscription: { status: 'trialing' } }, 'subscription.trialEnd', /got nothing/],
    [
      'an active trial',
      { subscription: { status: 'active', trialEnd: '2027-01-01' } },
      'subscription.trialEnd',
      /ahead/,
    ],
    [
      'a period that is over',
      { subscription: { status: 'active', currentPeriodEnd: '2025-01-01' } },
      'subscription.currentPeriodEnd',
      /behind/,
    ],
    [
      'canceled and paid',
      { subscription: { status: 'canceled', currentPeriodEnd: '2027-01-01' } },
      'subscription.currentPeriodEnd',
      /canceling\?/,
    ],
    ['no seats', { subscription: { ...sound.subscription, quantity: 0 } }, 'subscription.quantity', /is 0/],
    ['an empty discount', { subscription: { discount: {} } }, 'subscription.discount', /neither/],
    ['an unknown reason', { answers: { reason: 'too_expensiv' } }, 'answers.reason', /mean too_expensive\?/],
    ['an unknown question', { answers: { whyy: 'x' } }, 'answers.whyy', /mean why\?/],
    ['an unknown option', { answers: { why: 'z' } }, 'answers.why', /expected one of x, got z/],
    [
      'an unknown offer',
      { history: { offers: [{ id: 'save2', status: 'shown', time: now }] } },
      'history.offers[0].id',
      /save20/,
    ],
    [
      'an offer without time',
      { history: { offers: [{ id: 'save20', status: 'shown' }] } },
      'history.offers[0].time',
      /just now/,
    ],
    ['an unknown handler', { handlers: ['discout'] }, 'handlers[0]', /mean discount\?/],
  ])('finds %s', (_, changed, path, said) => {
    const problem = checkSituation({ ...sound, ...changed }, config).find((each) => each.path === path)
    expect(problem?.severity).toBe('warning')
    expect(`${problem?.message}. ${problem?.mend}`).toMatch(said)
  })
})
