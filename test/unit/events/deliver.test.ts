import { describe, expect, it } from 'vitest'
import {
  createWorld,
  expectAllDelivered,
  firstTimes,
  minute,
  ok,
  record,
  second,
  session,
} from '../../support/deliveryWorld'

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
