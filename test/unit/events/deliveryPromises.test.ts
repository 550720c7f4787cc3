import { describe, expect, it } from 'vitest'
import type { CloudEvent } from '../../../src/events/wire/flowEvent'
import {
  createWorld,
  type Endpoint,
  expectAllDelivered,
  type Fault,
  firstTimes,
  minute,
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

describe('record', () => {
  it('writes at once and sends progress within a second, or when asked', async () => {
    const world = createWorld()
    const page = world.page()
    record(page, session('s', 9).slice(0, 2))
    expect(Object.keys(world.storage).filter((key) => key.startsWith('fairwell:q:')).length).toBe(2)
    await world.advance(990)
    expect(world.requests.length).toBe(0)
    await world.advance(50)
    expect(world.requests.map(({ events }) => events.length)).toEqual([2])
    record(page, session('t', 9).slice(0, 2))
    page.resume()
    await world.advance(100)
    expect(world.requests.length).toBe(2)
  })

  it('sends a session in its order, in batches of at most twenty', async () => {
    const world = createWorld()
    world.online = false
    const page = world.page()
    record(page, session('s', 45).reverse())
    await world.advance(second)
    world.online = true
    page.resume()
    await world.advance(5 * second)
    expect(world.requests.map(({ events }) => events.length)).toEqual([20, 20, 5])
    expect(world.requests.flatMap(({ events }) => events.map(({ sequence }) => +sequence))).toEqual(
      Array.from({ length: 45 }, (_, index) => index + 1),
    )
  })

  it('takes an event as it was, whatever the page does to it later', async () => {
    const world = createWorld()
    world.endpoint = firstTimes(1, { status: 500 })
    const page = world.page()
    const [event] = session('s', 1, { plan: 'pro' })
    if (event) page.record(event)
    if (event) event.data.plan = 'bent'
    await world.advance(5 * second)
    expect(world.requests.map(({ events }) => events[0]?.data.plan)).toEqual(['pro', 'pro'])
  })

  it('shortens the texts of a large event, and refuses one that is still too large', async () => {
    const world = createWorld()
    const page = world.page()
    record(page, session('long', 1, { comment: 'x'.repeat(40_000) }))
    record(page, session('huge', 1, { rows: Array(5000).fill('x'.repeat(10)) }))
    await world.advance(second)
    expect([...world.stored.values()].map(({ id }) => id)).toEqual(['long-1'])
    expect([...world.stored.values()][0]?.data.comment).toBe('x'.repeat(1000))
    expect(page.dropped).toEqual([{ id: 'huge-1', reason: 'too_large' }])
  })

  it.each([
    ['a cycle', (data: Record<string, unknown>) => Object.assign(data, { data })],
    ['a bigint', () => ({ amount: 1n })],
  ])('does not throw on %s, and says that it was dropped', async (_, bend) => {
    const world = createWorld()
    const page = world.page()
    expect(() => record(page, session('s', 1, bend({})))).not.toThrow()
    expect(page.dropped).toEqual([{ id: 's-1', reason: 'unreadable' }])
  })

  it('drops what has waited for thirty days, and lets the host read it', async () => {
    const world = createWorld()
    world.online = false
    const page = world.page()
    const events = session('s', 1)
    record(page, events)
    page.kill()
    await world.advance(31 * 24 * 60 * minute)
    const next = world.page()
    next.resume()
    await world.advance(second)
    expect(next.dropped).toEqual([{ id: 's-1', reason: 'expired' }])
    expect(await world.during(next.undelivered())).toEqual(events)
    expect(world.requests.length).toBe(0)
  })

  it('drops what nobody will send any more after thirty days, and lets the host read it', async () => {
    const world = createWorld()
    world.online = false
    const before = world.page({ endpoint: '/old' })
    const events = session('s', 2)
    record(before, events)
    await world.advance(second)
    before.kill()
    world.online = true
    const asked = new Set<string>()
    const adopt = (name: string) => !asked.add(name)
    world.page({ adopt }).resume()
    await world.advance(29 * 24 * 60 * minute)
    expect([...asked].map(atob)).toEqual(['https://app.example/old'])
    await world.advance(2 * 24 * 60 * minute)
    const next = world.page({ adopt })
    next.resume()
    await world.advance(second)
    expect(next.dropped.map(({ id, reason }) => `${id} ${reason}`).sort()).toEqual(['s-1 expired', 's-2 expired'])
    const later = world.page({ adopt })
    expect((await world.during(later.undelivered())).length).toBe(2)
    await world.advance(second)
    expect(later.dropped).toEqual([])
    expect(world.requests).toEqual([])
  })

  it('leaves what someone else sends to them, however old', async () => {
    const world = createWorld()
    world.online = false
    const before = world.page({ endpoint: '/old' })
    record(before, session('s', 1))
    before.kill()
    await world.advance(31 * 24 * 60 * minute)
    const page = world.page({ adopt: () => true })
    await world.during(page.undelivered())
    expect(page.dropped).toEqual([])
    expect(Object.keys(world.storage).length).toBe(1)
  })

  it('keeps the newest fifty of what was refused', async () => {
    const world = createWorld()
    world.endpoint = () => ({ status: 400 })
    const page = world.page()
    for (let flow = 0; flow < 60; flow++) {
      record(page, session(`f${flow}`, 1))
      await world.advance(100)
    }
    await world.during(page.undelivered())
    const dead = await world.during(page.undelivered())
    expect(dead.map(({ id }) => id).sort()).toEqual(Array.from({ length: 50 }, (_, flow) => `f${flow + 10}-1`).sort())
  })
})

describe('a fetch that throws', () => {
  it('keeps the events', async () => {
    const world = createWorld()
    const fetch = () => {
      throw new TypeError('forbidden')
    }
    const page = world.page({ fetch })
    const events = session('s', 1)
    record(page, events)
    await world.advance(100)
    expect(await world.during(page.undelivered())).toEqual(events)
    page.leave()
    await world.advance(20 * second)
    world.page().resume()
    await world.advance(second)
    expectAllDelivered(world, events)
  })
})

describe('a page on which nobody acts', () => {
  it('stores nothing when it looks for what earlier visits left', async () => {
    const world = createWorld()
    const page = world.page()
    page.resume()
    page.hide(true)
    await world.during(page.undelivered())
    expect(Object.keys(world.storage)).toEqual([])
    expect(await world.indexedDB.databases()).toEqual([])
  })
})

describe('deliver', () => {
  it('waits for the endpoint to have it', async () => {
    const world = createWorld()
    world.endpoint = firstTimes(1, { status: 500 })
    const page = world.page()
    record(page, session('s', 2))
    expect(await world.during(page.deliver('s-2', 3000))).toBe(true)
    expect(await world.during(page.deliver('s-2', 3000))).toBe(true)
  })

  it.each([
    ['time is up', { hang: true }],
    ['it was refused', { status: 422 }],
  ])('says false when %s', async (_, fault) => {
    const world = createWorld()
    world.endpoint = () => fault
    const page = world.page()
    record(page, session('s', 1))
    expect(await world.during(page.deliver('s-1', 500))).toBe(false)
    expect(world.time()).toBeLessThanOrEqual(700)
  })
})

describe('deliver on a hidden page', () => {
  it('is over in time, though each timer lasts a second there', async () => {
    const world = createWorld()
    world.endpoint = () => ({ hang: true })
    const setTimeout = (run: () => void, delay: number) => world.after(Math.max(delay, second), run)
    const page = world.page({ setTimeout })
    record(page, session('s', 1))
    expect(await world.during(page.deliver('s-1', 3000))).toBe(false)
    expect(world.time()).toBeLessThanOrEqual(4 * second)
  })
})

describe('stop', () => {
  it('ends the timers and leaves the events stored', async () => {
    const world = createWorld()
    world.endpoint = () => ({ status: 500 })
    const page = world.page()
    const events = session('s', 3)
    record(page, events)
    await world.advance(100)
    page.stop()
    await world.advance(10 * minute)
    expect(world.requests.length).toBe(1)
    world.endpoint = () => ok
    world.page().resume()
    await world.advance(minute)
    expectAllDelivered(world, events)
  })
  it('ends the work on the database, which can then be deleted', async () => {
    const world = createWorld()
    const page = world.page()
    record(page, session('s', 1))
    await world.advance(second)
    world.online = false
    record(page, session('t', 1))
    await world.advance(second)
    page.stop()
    await world.during(page.clear())
    page.resume()
    await world.advance(minute)
    expect(await world.indexedDB.databases()).toEqual([])
  })
})
