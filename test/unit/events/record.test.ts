import { describe, expect, it } from 'vitest'
import { createWorld, firstTimes, minute, record, second, session } from '../../support/deliveryWorld'

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

  it('drops what has waited for thirty days, and tells the host', async () => {
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
    expect(await world.during(next.undelivered())).toEqual([])
    expect(Object.keys(world.storage)).toEqual([])
    expect(world.requests.length).toBe(0)
  })

  it('drops what nobody will send any more after thirty days, and tells the host', async () => {
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
    expect(await world.during(later.undelivered())).toEqual([])
    expect(Object.keys(world.storage)).toEqual([])
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
