import { expect, it } from 'vitest'
import { discountedCharges } from '../../../src/decide/offer/discountedCharges'

// A discount of so many months is taken off every charge from the day it is taken until it ends, and off no other.

const taken = '2026-11-27T17:00:00Z'

it.each([
  ['within a month', 3, 'month', '2026-12-06', 3],
  ['on the day of the month on which it is taken', 3, 'month', '2026-12-27', 3],
  ['more than a month away, which no monthly charge is', 3, 'month', '2027-12-31', 3],
  ['of a week', 1, 'week', '2026-12-01', 4],
  ['of a week, five times in a long month', 1, 'week', '2026-11-28', 5],
  ['of a year, within the months', 3, 'year', '2027-01-31', 1],
  ['of a year, after them', 3, 'year', '2027-06-30', 0],
] as const)(
  'with the next charge %s: %i months off a charge a %s from %s are %i charges',
  (_, months, interval, end, charges) => {
    const subscription = { status: 'active', interval, currentPeriodEnd: end } as const
    expect(discountedCharges({ durationInMonths: months }, subscription, taken)).toBe(charges)
  },
)

it.each([
  ['longer than the discount', '2027-03-15', 0],
  ['that ends within it', '2027-01-15', 2],
  ['that ends later on its last day', '2027-02-27T23:59:00Z', 0],
])('after a trial %s, which puts the first charge to %s, they are %i charges', (_, currentPeriodEnd, charges) => {
  const subscription = { status: 'trialing', interval: 'month', currentPeriodEnd } as const
  expect(discountedCharges({ durationInMonths: 3 }, subscription, taken)).toBe(charges)
})

it('says the least where nobody knows the next charge, and nothing where that is none', () => {
  expect(discountedCharges({ durationInMonths: 3 }, { interval: 'month' }, taken)).toBe(3)
  expect(discountedCharges({ durationInMonths: 3 }, { interval: 'year' }, taken)).toBeUndefined()
})
