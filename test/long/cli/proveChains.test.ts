// biome-ignore-all lint/suspicious/noThenProperty: a text, so nothing that awaits it takes it for a promise.

import { expect, it } from 'vitest'
import { prove } from '../../../src/cli/prove/prove'
import type { Config, Offer } from '../../../src/config/schema/schema'
import { advanceWhole } from '../../../src/flow/advanceWhole'

it('a chain is proven: no path shows more than two, and the second is there for somebody', () => {
  // Small: every state of the flow is gone through, for every kind of customer.
  const rest: Offer = { type: 'gift', products: [{ id: 'cup', name: 'A cup' }] }
  const given: Config = {
    version: 1,
    id: 'main',
    fairness: 'relaxed',
    survey: { reasons: [{ id: 'price' }] },
    offers: { save20: { type: 'gift', products: [{ id: 'tin', name: 'A tin' }], then: 'rest' }, rest },
    rules: [{ id: 'all', offers: ['save20'] }],
  }
  expect(prove(given).problems).toEqual([])
  const broken = prove(given, (flow, action, at) => {
    const after = advanceWhole(flow, action, at)
    return action.type === 'decline' ? { ...after, shown: ['a', 'b', 'c'] } : after
  })
  expect(broken.problems.map(({ message }) => message)).toContain('3 offers are shown, and the preset allows 2')
})
