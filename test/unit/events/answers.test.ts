import { describe, expect, it } from 'vitest'
import type { CloudEvent } from '../../../src/events/wire/flowEvent'
import {
  createWorld,
  type Endpoint,
  expectAllDelivered,
  type Fault,
  firstTimes,
  ok,
  record,
  second,
  session,
  until,
} from '../../support/deliveryWorld'

describe('Retry-After', () => {
  const asksFor = (seconds: number): Endpoint =>
    firstTimes(1, { status: 503, headers: { 'retry-after': `${seconds}` } })
  async function heldWorld() {
    const world = createWorld()
    world.endpoint = asksFor(60)
    const page = world.page()
    page.record(session('a', 1)[0] as CloudEvent)
    await world.advance(second)
    return { world, page }
  }

  it('beats an ending, a page that comes back, and hidden', async () => {
    const { world, page } = await heldWorld()
    record(page, session('b', 3))
    page.hide()
    page.resume()
    await world.advance(50 * second)
    expect(world.requests.length).toBe(1)
    await world.advance(20 * second)
    expect(world.stored.size).toBe(4)
  })

  it('does not keep a page that leaves from sending', async () => {
    const { world, page } = await heldWorld()
    record(page, session('b', 3))
    page.leave()
    await world.advance(second)
    expect(world.stored.size).toBe(4)
  })

  it('holds on the next page and in other tabs, too', async () => {
    const { world, page } = await heldWorld()
    page.kill()
    const next = world.page()
    next.resume()
    record(next, session('b', 2))
    await world.advance(50 * second)
    expect(world.requests.length).toBe(1)
    await world.advance(30 * second)
    expect(world.stored.size).toBe(3)
  })
})

describe('a fault that only a deploy can end', () => {
  it('does not outlive the page: the next one tries at once', async () => {
    const world = createWorld()
    world.endpoint = until(20 * second, { status: 404 })
    const page = world.page()
    const events = session('s', 3)
    record(page, events)
    await world.advance(20 * second)
    page.kill()
    world.page().resume()
    await world.advance(second)
    expectAllDelivered(world, events)
  })
})

describe('an endpoint that takes an event again', () => {
  const twice = (fault: Fault): Endpoint => firstTimes(2, fault)

  it('is sent what waited, though its turn was minutes away', async () => {
    const world = createWorld()
    world.endpoint = twice({ status: 404 })
    const page = world.page()
    for (const id of ['a', 'b', 'c']) {
      record(page, session(id, 1))
      await world.advance(2 * second)
    }
    expect([...world.stored.values()].map(({ id }) => id)).toContain('c-1')
    await world.advance(8 * second)
    expect([...world.stored.values()].map(({ id }) => id).sort()).toEqual(['a-1', 'b-1', 'c-1'])
    expect(page.configErrors).toEqual([404])
  })

  it('is sent nothing more for as long as it asks with Retry-After', async () => {
    const world = createWorld()
    const page = world.page()
    // The one that is refused is on its way when the other is taken.
    world.endpoint = (_, count) =>
      count === 1 ? { status: 429, headers: { 'retry-after': '60' } } : count === 2 ? { delay: second } : ok
    record(page, session('a', 1))
    record(page, session('b', 1))
    await world.advance(50 * second)
    expect([...world.stored.values()].map(({ id }) => id)).toEqual(['b-1'])
    expect(world.requests.length).toBe(2)
    await world.advance(30 * second)
    expect(world.stored.size).toBe(2)
  })
})

describe('what the receiver says of each event', () => {
  it('deletes what it accepted, buries what it rejected, and sends the rest again', async () => {
    const world = createWorld()
    const body = JSON.stringify({
      accepted: ['s-1'],
      rejected: [{ index: 1, reason: 'no' }, { index: 2, id: 's-3' }, null],
    })
    world.endpoint = firstTimes(1, {
      headers: { 'content-type': 'application/json' },
      body,
      commit: ({ id }) => id === 's-1',
    })
    const page = world.page()
    record(page, session('s', 4))
    await world.advance(5 * second)
    expect([...world.stored.values()].map(({ id }) => id)).toEqual(['s-1', 's-4'])
    expect(page.dropped.map(({ id }) => id)).toEqual(['s-2', 's-3'])
    expect(world.requests[1]?.events.map(({ id }) => id)).toEqual(['s-4'])
  })

  it('is heard from the second line on, too', async () => {
    const world = createWorld()
    world.endpoint = firstTimes(1, { body: '\n{ "accepted": ["s-1"] }', commit: ({ id }) => id === 's-1' })
    record(world.page(), session('s', 2))
    await world.advance(5 * second)
    expect([...world.stored.values()].map(({ id }) => id)).toEqual(['s-1', 's-2'])
  })
})
