import { expect, it } from 'vitest'
import type { Answer } from '../../../../src/events/delivery/post'
import { followUpOf, verdictOn } from '../../../../src/events/delivery/verdict'

const verdicts = (answer: Answer) => ['a', 'b', 'c'].map((id, place) => verdictOn(answer, id, place)).join(' ')

it.each<[string, Answer, string]>([
  ['a success that names nothing', { ok: true, status: 200 }, 'delivered delivered delivered'],
  ['a success that names what it took', { ok: true, status: 200, accepted: ['b'] }, 'open delivered open'],
  [
    'a success that names what it refused',
    { ok: true, status: 200, rejected: [{ index: 2 }] },
    'delivered delivered rejected',
  ],
  ['a refusal that names one', { status: 422, rejected: [{ index: 0 }] }, 'rejected open open'],
  ['a refusal of the whole', { status: 400 }, 'open open open'],
  ['a failure that names one', { status: 500, rejected: [{ index: 0 }] }, 'open open open'],
  ['no answer', { status: 0 }, 'open open open'],
  [
    'names that are none',
    { ok: true, status: 200, accepted: 7, rejected: 'all' } as never,
    'delivered delivered delivered',
  ],
  [
    'a list with holes',
    { ok: true, status: 200, rejected: [null, { index: 1 }] } as never,
    'delivered rejected delivered',
  ],
])('reads %s', (_, answer, expected) => expect(verdicts(answer)).toBe(expected))

it.each([
  [500, 0, 'none'],
  [400, 0, 'none'],
  [200, 2, 'retry'],
  [500, 2, 'retry'],
  [404, 1, 'retry'],
  [400, 2, 'halve'],
  [413, 3, 'halve'],
  [422, 1, 'bury'],
])('answers status %i with %i events left open by: %s', (status, open, followUp) => {
  expect(followUpOf({ status }, open)).toBe(followUp)
})
