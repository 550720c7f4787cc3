import { expect, it } from 'vitest'
import type { Config } from '../../../src/config/schema/schema'
import { ClaimError, type SituationFacts, signSituation, verifyClaim } from '../../../src/server'

// What a server grants of offers about deliveries: what the config offers, on the days that the signed facts come to.

const secret = 'a-secret-for-tests-that-is-long-enough'
const now = new Date('2026-11-21T12:00:00Z')
const reasons = ['skip', 'later', 'rarer', 'tea', 'gift', 'address'].map((id) => ({ id, label: id }))
const config: Config = {
  version: 1,
  id: 'box',
  survey: { reasons },
  offers: {
    skip: { type: 'skip', upcoming: 3 },
    later: { type: 'reschedule', lengths: [1, 2], unit: 'week' },
    rarer: { type: 'frequency', intervals: [{ interval: 'month', intervalCount: 2 }] },
    tea: { type: 'swap', products: [{ id: 'green', name: 'Green', amount: 1500, currency: 'USD' }] },
    gift: { type: 'gift', products: [{ id: 'tin', name: 'A tin' }] },
    address: { type: 'address' },
  },
  rules: reasons.map(({ id }) => ({ id, when: { 'answers.reason': id }, offers: [id] })),
}
const facts: SituationFacts = {
  customer: { id: 'cus_1', timeZone: 'Europe/Paris', addresses: [{ id: 'work', label: 'Work' }] },
  subscription: { status: 'active', currency: 'USD', interval: 'month', delivery: { nextAt: '2027-01-31' } },
}

async function granted(offer: string, choice: object, signed: SituationFacts = facts): Promise<unknown> {
  const token = await signSituation(signed, { secret, now, config })
  const claim = { offer, choice: choice as never, sessionId: 's1', answers: { reason: offer } }
  try {
    return (await verifyClaim({ config, token, secret, now, claim })).choice
  } catch (error) {
    return error instanceof ClaimError ? error.code : error
  }
}

const rows: [name: string, offer: string, choice: object, result: unknown][] = [
  ['one of the next', 'skip', { delivery: '2027-02-28' }, { delivery: '2027-02-28', nextDelivery: '2027-01-31' }],
  ['a delivery that is not among the next', 'skip', { delivery: '2027-06-30' }, 'other_choice'],
  ['no pick where there is one to make', 'skip', {}, 'other_choice'],
  ['a skip that says another next day', 'skip', { delivery: '2027-01-31', nextDelivery: '2027-12-31' }, 'other_choice'],
  [
    'a length, without the days that the page did not know',
    'later',
    { length: 2, unit: 'week' },
    { length: 2, unit: 'week', delivery: '2027-01-31', nextDelivery: '2027-02-14' },
  ],
  ['a length that is not offered', 'later', { length: 52 }, 'other_choice'],
  ['a day of one’s own', 'later', { length: 1, nextDelivery: '2027-03-01' }, 'other_choice'],
  [
    'a pace',
    'rarer',
    { interval: 'month', intervalCount: 2 },
    { interval: 'month', intervalCount: 2, delivery: '2027-01-31', nextDelivery: '2027-03-31' },
  ],
  ['a pace that is not offered', 'rarer', { interval: 'year', intervalCount: 9 }, 'other_choice'],
  [
    'a product, at the config’s price',
    'tea',
    { productId: 'green' },
    { productId: 'green', amount: 1500, currency: 'USD', delivery: '2027-01-31' },
  ],
  ['a product at a price of one’s own', 'tea', { productId: 'green', amount: 1 }, 'other_choice'],
  ['a product that is not offered', 'tea', { productId: 'gold' }, 'other_choice'],
  ['the gift, whatever is left out', 'gift', {}, { productId: 'tin', delivery: '2027-01-31' }],
  ['another gift', 'gift', { productId: 'tv' }, 'other_choice'],
  ['an address of the customer', 'address', { addressId: 'work' }, { addressId: 'work', delivery: '2027-01-31' }],
  ['somebody else’s address', 'address', { addressId: 'other' }, 'other_choice'],
  ['what is no part of the offer', 'later', { length: 1, free: true }, expect.not.objectContaining({ free: true })],
]

it.each(rows)('%s', async (_, offer, choice, result) => {
  expect(await granted(offer, choice)).toEqual(result)
})

it('says nothing of days that the signed facts do not have', async () => {
  const unknown = { ...facts, subscription: { status: 'active', interval: 'month' } } as SituationFacts
  expect(await granted('later', { length: 1 }, unknown)).toEqual({ length: 1, unit: 'week' })
  expect(await granted('later', { length: 1, delivery: '2027-01-31' }, unknown)).toBe('other_choice')
  expect(await granted('skip', { delivery: '2027-01-31' }, unknown)).toBe('other_choice')
  expect(await granted('skip', {}, unknown)).toEqual({})
})
