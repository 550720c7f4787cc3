import { expect, it } from 'vitest'
import type { Entry } from '../../../../src/events/delivery/entry'
import { excessOf, isFree, isOld } from '../../../../src/events/delivery/limits'
import { session } from '../../../support/deliveryWorld'

const day = 86_400_000
const now = 100 * day
const entryOf = (event: Entry['event'], stored = now): Entry => ({ v: 1, stored, lease: 0, event })
const entries = (count: number) => session('s', count).map((event, place) => entryOf(event, now - 1000 + place))

it('calls an entry old after thirty days', () => {
  expect([29, 30, 31].map((age) => isOld({ stored: now - age * day } as Entry, now))).toEqual([false, false, true])
})

it('gives up the oldest progress first, and an ending last', () => {
  const ids = (max: number) => excessOf(entries(4), max, now).map(({ event }) => event.id)
  expect(ids(4)).toEqual([])
  expect(ids(2)).toEqual(['s-2', 's-1'])
  expect(ids(1)).toEqual(['s-3', 's-2', 's-1'])
})

it('gives up what is too old, and what goes beyond a mebibyte', () => {
  const [old, fresh] = entries(2)
  if (old) old.stored = now - 31 * day
  expect(excessOf([old as Entry, fresh as Entry], 500, now)).toEqual([old])
  const large = session('l', 40, { text: 'x'.repeat(30_000) }).map((event) => entryOf(event))
  expect(excessOf(large, 500, now).length).toBeGreaterThan(4)
})

it.each([
  ['no lease', { lease: 0 }, 0, true],
  ['its own lease', { lease: now + 9000 }, now + 9000, true],
  ['the lease of another page', { lease: 0 }, now + 9000, false],
  ['a lease that has run out', { lease: 0 }, now - 1, true],
  ['a lease from before the clock was set back', { lease: 0 }, now + day, true],
  ['a request on its way', { lease: 0, sending: true }, 0, false],
])('knows an entry with %s to be free: %o %i %s', (_, entry, stored, free) => {
  expect(isFree(entry as Entry, stored, now)).toBe(free)
})
