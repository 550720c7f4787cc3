import { expect, it } from 'vitest'
import { checkSituation } from '../../../src/situation/checkSituation'
import { readSituation } from '../../../src/situation/readSituation'
import { exampleCustomers } from '../../../src/testing/exampleCustomers'

const customers = exampleCustomers(new Date('2026-11-28T12:00:00Z'))

it.each(Object.entries(customers))('%s is a Situation as it is read', (kind, customer) => {
  expect(readSituation(customer)).toEqual({ situation: customer, problems: [] })
  // Who pays nothing, whose price nobody knows, and of whom nothing is known, are doubtful on purpose.
  if (!['free', 'unpriced', 'unknown'].includes(kind)) expect(checkSituation(customer)).toEqual([])
})

it('has one of every status, and each by an id of its own', () => {
  const statuses = new Set(Object.values(customers).map(({ subscription }) => subscription?.status))
  expect(
    ['active', 'trialing', 'past_due', 'paused', 'canceling', 'canceled'].filter(
      (each) => !statuses.has(each as never),
    ),
  ).toEqual([])
  const ids = Object.values(customers).flatMap(({ customer }) => customer?.id ?? [])
  expect(new Set(ids).size).toBe(ids.length)
})

it('counts every date from now', () => {
  const { monthly, canceled } = exampleCustomers(new Date('2030-01-01T00:00:00Z'))
  expect(monthly.subscription?.currentPeriodEnd).toBe('2030-01-16T00:00:00Z')
  expect(canceled.subscription?.currentPeriodEnd).toBe('2029-12-02T00:00:00Z')
})
