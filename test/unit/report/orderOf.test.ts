import { expect, it } from 'vitest'
import { isWhole } from '../../../src/report/log/orderOf'
import type { Move } from '../../../src/report/log/readRecord'

const moves = (places: number[], end: number) =>
  places.map(
    (seq) => ({ seq, type: seq === 1 ? 'flow.started' : seq === end ? 'flow.saved' : 'flow.step_viewed' }) as Move,
  )

it.each([
  ['from 1 to its end', [1, 2, 3], 3, true],
  ['a hole', [1, 3], 3, false],
  ['no beginning', [2, 3], 3, false],
  ['an event past the end', [1, 2, 3, 4], 3, false],
  ['a hole that an event past the end makes up for', [1, 2, 4, 5, 6], 5, false],
  ['a place twice', [1, 2, 2, 3], 3, false],
])('of a session with %s, completeness is seen', (_, places, end, whole) => {
  expect(isWhole(moves(places, end))).toBe(whole)
})
