import { describe, expect, it } from 'vitest'
import { advance } from '../../../src/flow/advance'
import { orderReasons } from '../../../src/flow/startFlow'
import { createStore } from '../../../src/flow/store'
import { now, started } from '../../support/startedFlow'

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
