import { describe, expect, it } from 'vitest'
import type { CloudEvent } from '../../../../src/events/wire/flowEvent'
import { rows } from '../../../support/deliveryRows'
import {
  createWorld,
  expectAllDelivered,
  type Fault,
  minute,
  ok,
  record,
  second,
  session,
  until,
} from '../../../support/deliveryWorld'

describe('fault matrix: one page that stays', () => {
  it.each(rows)('$promise', async ({ endpoint, count = 3, within, seeds, check }) => {
    for (let seed = 1; seed <= seeds; seed++) {
      const world = createWorld({ seed })
      world.endpoint = endpoint
      const page = world.page()
      const events = session('s', count)
      record(page, events)
      await world.advance(within)
      expectAllDelivered(world, events)
      expect(world.requests.every(({ bytes }) => bytes <= 48 * 1024)).toBe(true)
      check?.(world, page)
    }
  })

  it('row 17: 413 halves until it fits, and buries what never will', async () => {
    for (let seed = 1; seed <= 10; seed++) {
      const world = createWorld({ seed })
      world.endpoint = ({ bytes }) => (bytes > 10_240 ? { status: 413 } : ok)
      const page = world.page()
      const events = session('s', 20, { note: 'x'.repeat(2000) })
      const whale = session('w', 1, { notes: Array(12).fill('x'.repeat(999)) })
      record(page, [...events, ...whale])
      await world.advance(minute)
      expectAllDelivered(world, events)
      expect(page.dropped).toEqual([{ id: 'w-1', reason: 'rejected' }])
      expect(await world.during(page.undelivered())).toEqual(whale)
    }
  })

  it('row 18: 400 for one poisoned event buries that one only', async () => {
    for (let poison = 1; poison <= 20; poison++) {
      const world = createWorld({ seed: poison })
      world.endpoint = ({ events }) => (events.some(({ sequence }) => +sequence === poison) ? { status: 400 } : ok)
      const page = world.page()
      const events = session('s', 20)
      record(page, events)
      await world.advance(minute)
      expectAllDelivered(
        world,
        events.filter(({ sequence }) => +sequence !== poison),
      )
      expect(page.dropped).toEqual([{ id: `s-${poison}`, reason: 'rejected' }])
      expect(world.requests.length).toBeLessThanOrEqual(11)
    }
  })

  it('row 20: 410 ends it for this page, and the next page asks once', async () => {
    const world = createWorld()
    world.endpoint = () => ({ status: 410 })
    const events = session('s', 3)
    const page = world.page()
    record(page, events)
    await world.advance(10 * minute)
    page.leave()
    expect(world.requests.length).toBe(1)
    world.page().resume()
    await world.advance(10 * minute)
    expect(world.requests.length).toBe(2)
    world.endpoint = () => ok
    world.page().resume()
    await world.advance(minute)
    expectAllDelivered(world, events)
  })

  it('row 23: loses nothing among thirty percent random faults', async () => {
    const faults: Fault[] = [
      { status: 500 },
      { status: 503, headers: { 'retry-after': '1' } },
      { status: 500, commit: () => true },
      { reset: true },
      { reset: true, commit: () => true },
      { status: 404 },
    ]
    for (let seed = 1; seed <= 200; seed++) {
      const world = createWorld({ seed })
      world.endpoint = () => (world.random() < 0.3 ? (faults[Math.floor(world.random() * faults.length)] ?? ok) : ok)
      const events = session('s', 5)
      record(world.page(), events)
      await world.advance(20 * minute)
      expectAllDelivered(world, events)
    }
  })

  it('row 40: keeps 500 offline, every ending among them, and tells of the rest', async () => {
    const world = createWorld()
    world.online = false
    const page = world.page()
    const events = [
      ...session('a', 301),
      ...session('b', 300),
      session('c', 1),
      session('d', 1),
      session('e', 1),
    ].flat()
    const endings = events.filter(({ type }) => type.includes('canceled'))
    const [first, ...others] = endings
    record(page, [first as CloudEvent, ...events.filter((event) => !endings.includes(event)), ...others])
    await world.advance(minute)
    expect(page.dropped.length).toBe(events.length - 500)
    world.online = true
    page.resume()
    await world.advance(minute)
    expect(world.stored.size).toBe(500)
    expect(world.lost(endings)).toEqual([])
  })

  it('row 42: counts bytes, not characters', async () => {
    const world = createWorld()
    const events = session('s', 30, { comments: Array(2).fill('🙂'.repeat(1000)) })
    record(world.page(), events)
    await world.advance(minute)
    expectAllDelivered(world, events)
    for (const { bytes } of world.requests) expect(bytes).toBeLessThanOrEqual(48 * 1024)
  })

  it('row 43: does not stall when the clock is set back by a day', async () => {
    const world = createWorld()
    world.endpoint = until(10 * second, { status: 503, headers: { 'retry-after': '5' } })
    const events = session('s', 3)
    record(world.page(), events)
    await world.advance(5 * second)
    world.wall -= 86_400_000
    await world.advance(20 * second)
    expectAllDelivered(world, events)
  })

  it('row 45: an endpoint that says 200 and keeps nothing shows as lost', async () => {
    const world = createWorld()
    world.endpoint = () => ({ commit: () => false })
    const events = Array.from({ length: 50 }, (_, index) => session(`s${index}`, 1)).flat()
    record(world.page(), events)
    await world.advance(minute)
    expect(world.lost(events).length).toBe(50)
  })
})
