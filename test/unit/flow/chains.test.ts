// biome-ignore-all lint/suspicious/noThenProperty: a text, so nothing that awaits it takes it for a promise.

import { describe, expect, it } from 'vitest'
import type { Config, Offer } from '../../../src/config/schema/schema'
import { eventsFor } from '../../../src/events/wire/eventsFor'
import { advanceWhole } from '../../../src/flow/advanceWhole'
import { because, config, now, started, walk } from '../../support/startedFlow'

// An offer's `then`: the one that is shown where it is declined, under the preset that allows a second screen.

const save20: Offer = { type: 'discount', percentOff: 20, durationInMonths: 3, then: 'rest' }
const chained = (over: Partial<Config> = {}) =>
  started({ config: { fairness: 'relaxed', offers: { ...config.offers, save20 }, ...over } })
const first = (over?: Partial<Config>) => walk(chained(over), because('price'), 'continue')

describe('a chain', () => {
  it('shows the second offer where the first was declined, and after it the way out', () => {
    expect(first()).toMatchObject({ step: 'offer', shown: ['save20'], offers: [{ id: 'save20' }, { id: 'rest' }] })
    const second = walk(first(), 'decline')
    expect(second).toMatchObject({ step: 'offer', offerIndex: 1, shown: ['save20', 'rest'] })
    expect(walk(second, 'decline').step).toBe('confirm')
  })

  it('is never between the customer and the way out: one press of cancel leads to confirm', () => {
    expect(walk(first(), 'cancel')).toMatchObject({ step: 'confirm', shown: ['save20'] })
    expect(walk(first(), 'decline', 'cancel').step).toBe('confirm')
  })

  it.each(['us-ca', 'us-ftc', 'eu', 'uk', undefined] as const)('is none under %s', (fairness) => {
    const flow = first({ fairness })
    expect(flow.offers.map(({ id }) => id)).toEqual(['save20'])
    expect(flow.offers[0]).not.toHaveProperty('then')
    expect(walk(flow, 'decline').step).toBe('confirm')
  })

  it('is none without a handler for the second, where it leads back, or beside other offers', () => {
    const able = { situation: { handlers: ['discount', 'cancel'] } }
    const alone = started({ config: { fairness: 'relaxed', offers: { ...config.offers, save20 } }, ...able })
    expect(walk(alone, because('price'), 'continue', 'decline').step).toBe('confirm')
    const back: Offer = { ...save20, then: 'save20' }
    expect(walk(first({ offers: { ...config.offers, save20: back } }), 'decline').step).toBe('confirm')
    const rules = [{ id: 'price', offers: ['save20', 'talk'], together: true }]
    expect(first({ rules })).toMatchObject({ together: true, shown: ['save20', 'talk'] })
  })

  it('ends with the second, whatever that one names', () => {
    const rest: Offer = { type: 'pause', lengths: [1], unit: 'month', then: 'talk' }
    const flow = first({ offers: { ...config.offers, save20, rest } })
    expect(flow.offers.map(({ id }) => id)).toEqual(['save20', 'rest'])
    expect(walk(flow, 'decline', 'decline').step).toBe('confirm')
  })

  it('takes an offer that the rule lists, too, only once', () => {
    const rules = [{ id: 'price', offers: ['save20', 'talk', 'rest'] }]
    expect(first({ rules }).decision?.offers.map(({ id }) => id)).toEqual(['save20', 'rest', 'talk'])
    expect(first({ rules }).offers.map(({ id }) => id)).toEqual(['save20', 'rest'])
  })

  it('records what was declined and what was shown', () => {
    const before = first()
    const action = { type: 'decline' } as const
    const told = eventsFor(before, action, advanceWhole(before, action, now)).map(({ type, data }) => [
      type,
      (data as { offer?: string }).offer,
    ])
    expect(told).toEqual(
      expect.arrayContaining([
        ['offer.declined', 'save20'],
        ['offer.shown', 'rest'],
      ]),
    )
  })
})
