import { expect, it } from 'vitest'
import { createKeepaliveBudget } from '../../../../src/events/delivery/createKeepaliveBudget'

it('has room for four small requests, and for another when one is over', () => {
  const budget = createKeepaliveBudget()
  const reserved = Array.from({ length: 5 }, () => budget.reserve(100))
  expect(reserved.map((bytes) => bytes > 0)).toEqual([true, true, true, true, false])
  budget.release(reserved[0] ?? 0)
  expect(budget.reserve(100)).toBeGreaterThan(0)
})

it('counts bytes, and sets nothing aside where there is no room', () => {
  const budget = createKeepaliveBudget()
  expect(budget.reserve(48 * 1024)).toBe(48 * 1024)
  expect(budget.reserve(9 * 1024)).toBe(0)
  budget.release(0)
  expect(budget.reserve(100)).toBe(0)
})
