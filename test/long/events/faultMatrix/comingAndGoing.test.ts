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
  until,
} from '../../../support/deliveryWorld'

describe('fault matrix: pages that come and go', () => {
  it('row 24: an ending recorded on the way to another page with the tag arrives within 15 seconds', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const world = createWorld({ seed })
      world.latency = 300
      const page = world.page()
      const events = session('s', 4)
      record(page, events)
      page.leave()
      world.page().resume()
      await world.advance(15 * second)
      expect(world.lost(events)).toEqual([])
      await world.advance(minute)
      expectAllDelivered(world, events)
    }
  })

  it('rows 25 and 26: it arrives though nobody comes back', async () => {
    const world = createWorld()
    world.latency = 300
    const page = world.page()
    const events = session('s', 4)
    record(page, events)
    page.leave()
    await world.advance(minute)
    expect(world.lost(events)).toEqual([])
  })

  it('progress that waits for its second leaves with the page', async () => {
    const world = createWorld()
    const page = world.page()
    const events = session('s', 4).slice(0, 3)
    record(page, events)
    page.leave()
    await world.advance(minute)
    expect(world.lost(events)).toEqual([])
  })

  it('row 27: what the endpoint refused while the page left goes on return', async () => {
    const world = createWorld()
    world.endpoint = until(minute, { status: 500 })
    const page = world.page()
    const events = session('s', 4)
    record(page, events)
    await world.advance(100)
    page.leave()
    await world.advance(minute)
    world.page().resume()
    await world.advance(second)
    expectAllDelivered(world, events)
  })

  it('row 28: what was recorded offline goes on return', async () => {
    const world = createWorld()
    world.online = false
    const page = world.page()
    const events = session('s', 4)
    record(page, events)
    page.leave()
    const next = world.page()
    next.resume()
    await world.advance(5 * second)
    world.online = true
    next.resume()
    await world.advance(16 * second)
    expectAllDelivered(world, events)
  })

  it('row 29: two tabs offline, closed together and reopened', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const world = createWorld({ seed })
      world.online = false
      const tabs = [world.page(), world.page()]
      const events = [session('a', 3), session('b', 3)]
      for (const place of [0, 1, 2])
        for (const [index, tab] of tabs.entries()) record(tab, events[index]?.slice(place, place + 1) ?? [])
      await world.advance(Math.floor(world.random() * 5000))
      for (const tab of tabs) tab.leave()
      world.online = true
      world.page().resume()
      world.page().resume()
      await world.advance(minute)
      expectAllDelivered(world, events.flat())
    }
  })

  it('row 30: five tabs with a failing endpoint double fewer than one in twenty', async () => {
    let duplicates = 0
    for (let seed = 1; seed <= 10; seed++) {
      const world = createWorld({ seed })
      world.endpoint = firstTimes(10, { status: 500 })
      const tabs = Array.from({ length: 5 }, () => world.page())
      const events = tabs.map((_, tab) => Array.from({ length: 4 }, (_, flow) => session(`t${tab}f${flow}`, 5)).flat())
      for (const [index, tab] of tabs.entries()) record(tab, events[index] ?? [])
      await world.advance(2 * minute)
      expectAllDelivered(world, events.flat())
      duplicates += world.duplicates
    }
    expect(duplicates).toBeLessThan(50)
  })

  it('row 31: a frozen tab keeps its lease for 15 seconds, then another tab sends', async () => {
    const world = createWorld()
    world.endpoint = until(second, { hang: true })
    const frozen = world.page()
    const events = session('s', 3)
    record(frozen, events)
    await world.advance(second)
    frozen.freeze()
    world.page().resume()
    await world.advance(13 * second)
    expect(world.stored.size).toBe(0)
    await world.advance(3 * second)
    expectAllDelivered(world, events)
  })

  it('row 32: a page that comes back does not sit its backoff out', async () => {
    const world = createWorld()
    world.endpoint = until(40 * second, { status: 500 })
    const page = world.page()
    const events = session('s', 3)
    record(page, events)
    await world.advance(40 * second)
    page.hide(true)
    page.resume()
    await world.advance(200)
    expectAllDelivered(world, events)
  })

  it('row 38: a killed browser that lost localStorage still has them in IndexedDB', async () => {
    const world = createWorld()
    world.endpoint = until(minute, { status: 500 })
    const page = world.page()
    const events = session('s', 4)
    record(page, events)
    await world.advance(200)
    page.kill()
    for (const key of Object.keys(world.storage)) world.storage.removeItem(key)
    await world.advance(minute)
    world.page().resume()
    await world.advance(2 * second)
    expectAllDelivered(world, events)
  })

  it('row 46: what waits for one endpoint is never sent to another', async () => {
    const world = createWorld()
    world.endpoint = ({ url }) => (url.endsWith('/old') ? { status: 500 } : ok)
    const before = world.page({ endpoint: '/old' })
    const events = session('s', 3)
    record(before, events)
    await world.advance(second)
    before.leave()
    world.page({ endpoint: '/new' }).resume()
    await world.advance(minute)
    expect(world.requests.filter(({ url }) => url.endsWith('/new'))).toEqual([])
    world.endpoint = () => ok
    world.page({ endpoint: 'https://app.example/old' }).resume()
    await world.advance(minute)
    expectAllDelivered(world, events)
  })
})
