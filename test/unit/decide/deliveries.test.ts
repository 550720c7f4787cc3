import { describe, expect, it } from 'vitest'
import { decide } from '../../../src/decide/decide'
import { deliveryChoice, deliveryPick, deliveryPicks } from '../../../src/decide/offer/deliveryChoice'
import { type DeliveryOffer, isDelivery } from '../../../src/decide/offer/isDelivery'
import { wholeChoosing } from '../../../src/flow/wholeChoosing'
import { readSituation } from '../../../src/situation/readSituation'
import type { Situation } from '../../../src/situation/schema'
import cases from '../../cases/deliveries.json'

type Row = [name: string, offer: object, situation: object, picks: unknown[], pick: unknown, choice: unknown]
const now = new Date('2026-11-21T12:00:00Z')

it.each(cases as unknown as Row[])('%s', (_, given, facts, picks, pick, choice) => {
  const offer = { id: 'box', ...given } as DeliveryOffer
  // Read as a page reads it, so that a row cannot hold what no page could give.
  const { situation } = readSituation(facts)
  const about = { subscription: situation.subscription, customer: situation.customer, now }
  expect(isDelivery(offer)).toBe(true)
  expect(deliveryPicks(offer, about)).toEqual(picks)
  expect(wholeChoosing.picksOf(offer, about)).toEqual(picks)
  const found = deliveryChoice(offer, pick ?? undefined, about)
  expect(found ?? null).toEqual(choice)
  expect(wholeChoosing.choiceFor(offer, pick ?? undefined, about)).toEqual(found)
  // The pick can be found again in the choice, as a server has to.
  if (found && pick !== null) expect(deliveryPick(offer, found)).toBe(pick)
})

describe('an offer about deliveries', () => {
  const base: Situation = { now: now.toISOString(), answers: {}, handlers: ['frequency', 'swap', 'gift', 'address'] }
  const whyOf = (offer: object, over: Partial<Situation>) => {
    const survey = { reasons: [{ id: 'other' }] }
    const config = { version: 1, id: 'main', survey, offers: { box: offer }, rules: [{ id: 'all', offers: ['box'] }] }
    const { offers, trace } = decide(config as never, { ...base, ...over })
    return offers[0] ?? trace.find(({ kind }) => kind === 'offer')?.why
  }
  const swap = {
    type: 'swap',
    products: [
      { id: 'gold', name: 'Gold' },
      { id: 'decaf', name: 'Decaf', amount: 900, currency: 'EUR' },
      { id: 'tea', name: 'Tea' },
    ],
  }
  const paces = { type: 'frequency', intervals: [{ interval: 'month' }, { interval: 'week', intervalCount: 6 }] }

  it('leaves out what the customer has, and what is in another currency', () => {
    const subscription = { currency: 'USD', interval: 'month', delivery: { product: 'gold' } } as const
    expect(whyOf(swap, { subscription })).toMatchObject({ products: [{ id: 'tea' }] })
    expect(whyOf(paces, { subscription })).toMatchObject({ intervals: [{ interval: 'week' }] })
    const sevenDays = { ...subscription, delivery: { interval: 'day', intervalCount: 42 } } as const
    expect(whyOf(paces, { subscription: sevenDays })).toMatchObject({ intervals: [{ interval: 'month' }] })
    const weekly = { ...subscription, delivery: { interval: 'week', intervalCount: 6 } } as const
    expect(whyOf(paces, { subscription: weekly })).toMatchObject({ intervals: [{ interval: 'month' }] })
    expect(whyOf({ ...swap, type: 'gift' }, { subscription })).toMatchObject({ products: [{}, {}] })
  })

  it('is none where nothing is left, where nothing performs it, or where there is no address to go to', () => {
    const one = { ...swap, products: swap.products.slice(0, 1) }
    expect(whyOf(one, { subscription: { delivery: { product: 'gold' } } })).toBe('no other product')
    expect(
      whyOf({ type: 'frequency', intervals: [{ interval: 'month' }] }, { subscription: { interval: 'month' } }),
    ).toBe('no other interval')
    expect(whyOf({ type: 'skip' }, {})).toBe('no handler for skip')
    expect(whyOf({ type: 'address' }, { customer: {} })).toBe('no other address')
    expect(whyOf({ type: 'address' }, { customer: { addresses: [{ id: 'a', label: 'Work' }] } })).toMatchObject({
      id: 'box',
    })
    const linked = { type: 'address', url: 'https://example.com/addresses' }
    expect(whyOf(linked, {})).toBe('no other address')
    expect(whyOf(linked, { handlers: [] })).toMatchObject({ id: 'box' })
    // A config that nobody has checked.
    expect(whyOf({ type: 'swap' }, {})).toBe('no other product')
  })
})
