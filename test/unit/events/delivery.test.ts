import { describe, expect, it } from 'vitest'
import type { CloudEvent } from '../../../src/events/wire/flowEvent'
import {
  createWorld,
  type Endpoint,
  expectAllDelivered,
  type Fault,
  firstTimes,
  MemoryStorage,
  minute,
  ok,
  record,
  second,
  session,
  until,
  type World,
} from '../../support/deliveryWorld'

interface Row {
  promise: string
  endpoint: Endpoint
  /** Events of the one session; default 3. */
  count?: number
  within: number
  seeds: number
  check?: (world: World, page: ReturnType<World['page']>) => void
}

const gap = (world: World) => (world.requests[1]?.at ?? 0) - (world.requests[0]?.at ?? 0)
const waited = (from: number, to: number) => (world: World) => {
  expect(gap(world)).toBeGreaterThanOrEqual(from)
  expect(gap(world)).toBeLessThanOrEqual(to)
}
const duplicated = (world: World) => expect(world.duplicates).toBeGreaterThan(0)

const rows: Row[] = [
  {
    promise: 'row 1: one request an ending and no retry',
    endpoint: () => ok,
    within: second,
    seeds: 50,
    check: ({ requests }) =>
      expect(requests.map(({ at, keepalive }) => ({ at, keepalive }))).toEqual([{ at: 25, keepalive: true }]),
  },
  { promise: 'row 2: 500 three times', endpoint: firstTimes(3, { status: 500 }), within: 10 * second, seeds: 50 },
  {
    promise: 'row 3: 503 with Retry-After is left alone for as long',
    endpoint: firstTimes(1, { status: 503, headers: { 'retry-after': '2' } }),
    within: 3 * second,
    seeds: 20,
    check: waited(2000, 2300),
  },
  {
    promise: 'row 4: so is 429',
    endpoint: firstTimes(1, { status: 429, headers: { 'retry-after': '2' } }),
    within: 3 * second,
    seeds: 20,
    check: waited(2000, 2300),
  },
  {
    promise: 'row 5: so is Retry-After as a date',
    endpoint: firstTimes(1, {
      status: 429,
      headers: { 'retry-after': 'Sat, 21 Nov 2026 00:00:02 GMT' },
    }),
    within: 3 * second,
    seeds: 20,
    check: waited(1900, 2300),
  },
  {
    promise: 'row 6: 429 whose header CORS hides falls back to backoff',
    endpoint: firstTimes(1, { status: 429 }),
    within: 2 * second,
    seeds: 10,
    check: waited(500, 1100),
  },
  {
    promise: 'row 7: a request that hangs is given up after ten seconds',
    endpoint: firstTimes(1, { hang: true }),
    within: 12 * second,
    seeds: 20,
    check: waited(10_000, 11_100),
  },
  {
    promise: 'row 8: an answer after eight seconds is waited for',
    endpoint: firstTimes(1, { delay: 8 * second }),
    within: minute,
    seeds: 10,
    check: (world) => expect(world.requests.length).toBe(1),
  },
  {
    promise: 'row 9: an answer after twelve seconds doubles on the wire only',
    endpoint: firstTimes(1, { delay: 12 * second }),
    within: minute,
    seeds: 10,
    check: duplicated,
  },
  { promise: 'row 10: reset in the request', endpoint: firstTimes(2, { reset: true }), within: 10 * second, seeds: 20 },
  {
    promise: 'row 11: committed, then reset in the answer',
    endpoint: firstTimes(2, { reset: true, commit: () => true }),
    within: 10 * second,
    seeds: 20,
    check: duplicated,
  },
  {
    promise: 'row 12: committed, then 500',
    endpoint: firstTimes(2, { status: 500, commit: () => true }),
    within: 10 * second,
    seeds: 20,
    check: duplicated,
  },
  {
    promise: 'row 13: half of the batch committed, then 500',
    endpoint: firstTimes(1, { status: 500, commit: (event) => +event.sequence % 2 === 0 }),
    count: 10,
    within: 10 * second,
    seeds: 10,
    check: (world) => expect(world.duplicates).toBe(5),
  },
  {
    promise: 'row 14: 204 is delivered',
    endpoint: () => ({ status: 204 }),
    within: minute,
    seeds: 5,
    check: (world) => expect(world.requests.length).toBe(1),
  },
  {
    promise: 'row 15: CORS headers missing for twelve seconds',
    endpoint: until(12 * second, { reset: true, commit: () => true }),
    within: 40 * second,
    seeds: 10,
    check: duplicated,
  },
  {
    promise: 'row 16: the preflight fails',
    endpoint: until(12 * second, { reset: true }),
    within: 40 * second,
    seeds: 10,
  },
  {
    promise: 'row 16: the preflight hangs',
    endpoint: until(12 * second, { hang: true }),
    within: 40 * second,
    seeds: 10,
  },
  {
    promise: 'row 19: 401 for a deploy',
    endpoint: until(30 * second, { status: 401 }),
    within: 3 * minute,
    seeds: 10,
    check: (_, page) => expect(page.configErrors).toEqual([401]),
  },
  {
    promise: 'row 19: 404 for a deploy',
    endpoint: until(30 * second, { status: 404, body: 'not found' }),
    within: 3 * minute,
    seeds: 10,
    check: (_, page) => expect(page.configErrors).toEqual([404]),
  },
  {
    promise: 'row 21: a captive portal answers 200 with a web page',
    endpoint: firstTimes(3, {
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: '<p>Log in',
      commit: () => false,
    }),
    within: 10 * second,
    seeds: 10,
  },
  {
    promise: 'row 14: an empty answer is no web page, whatever it calls itself',
    endpoint: () => ({ headers: { 'content-type': 'text/html; charset=UTF-8' } }),
    within: minute,
    seeds: 5,
    check: (world) => expect(world.requests.length).toBe(1),
  },
  {
    promise: 'row 14: so is one that begins like JSON, and is none',
    endpoint: () => ({ body: '{thanks}' }),
    within: minute,
    seeds: 5,
    check: (world) => expect(world.requests.length).toBe(1),
  },
  {
    promise: 'row 4: Retry-After counts beside a body that is no JSON',
    endpoint: firstTimes(1, { status: 429, headers: { 'retry-after': '20' }, body: '{slow down' }),
    within: 30 * second,
    seeds: 5,
    check: waited(20_000, 22_100),
  },
  {
    promise: 'row 39: an ad blocker for a minute costs at most ten requests',
    endpoint: until(minute, { reset: true }),
    within: 3 * minute,
    seeds: 10,
    check: (world) => expect(world.requests.filter(({ at }) => at < minute).length).toBeLessThanOrEqual(10),
  },
  {
    promise: 'row 41: another script holds the keepalive quota, so a plain request delivers',
    endpoint: (request) => (request.keepalive ? { reset: true } : ok),
    within: 2 * second,
    seeds: 10,
  },
]

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

const denied = () => {
  throw new DOMException('denied', 'SecurityError')
}
const brokenLocks = { request: denied } as unknown as LockManager

describe('fault matrix: stores that fail', () => {
  it.each([
    ['row 33: localStorage throws', { storage: denied, locks: brokenLocks }, ['localStorage']],
    ['row 34: IndexedDB is denied', { indexedDB: denied }, ['IndexedDB']],
    ['row 34: IndexedDB is missing', { indexedDB: () => undefined }, ['IndexedDB']],
    [
      'row 35: both are denied',
      { storage: denied, indexedDB: denied, locks: brokenLocks },
      ['IndexedDB', 'localStorage'],
    ],
  ])('%s', async (_, options, stores) => {
    for (let seed = 1; seed <= 20; seed++) {
      const world = createWorld({ seed })
      world.endpoint = firstTimes(2, { status: 500 })
      const page = world.page(options)
      const events = session('s', 3)
      record(page, events)
      await world.advance(10 * second)
      expectAllDelivered(world, events)
      expect([...new Set(page.storageErrors)].sort()).toEqual(stores)
    }
  })

  it('row 34: an IndexedDB that never answers holds nothing up', async () => {
    const world = createWorld()
    world.endpoint = firstTimes(2, { status: 500 })
    const silent = { open: () => ({}) } as unknown as IDBFactory
    const events = session('s', 3)
    record(world.page({ indexedDB: () => silent }), events)
    await world.advance(10 * second)
    expectAllDelivered(world, events)
  })

  it('row 36: a full localStorage leaves the keys of the host alone, and IndexedDB keeps the events', async () => {
    const world = createWorld()
    world.storage.setItem('host', 'x'.repeat(1000))
    MemoryStorage.limits.set(world.storage, 1100)
    world.online = false
    const page = world.page()
    const events = session('s', 3)
    record(page, events)
    await world.advance(second)
    page.kill()
    world.online = true
    expect(Object.keys(world.storage)).toEqual(['host'])
    world.page().resume()
    await world.advance(16 * second)
    expectAllDelivered(world, events)
    expect(world.storage.getItem('host')).toBe('x'.repeat(1000))
  })

  it.each([
    '',
    'null',
    '{',
    '"x"',
    '{"v":1}',
    '{"v":1,"stored":1,"lease":1,"event":null}',
    '{"v":9,"stored":1,"lease":1,"event":{"id":"s-9","sequence":"9"}}',
    '{"v":1,"stored":1,"lease":1,"event":{"id":"s-9","type":"dev.fairwell.flow.saved.v1","sequence":9}}',
    '{"v":1,"stored":1,"lease":1,"event":{"id":"s-9","sequence":"9"}}',
  ])('row 37: a record like %j is skipped, and the others delivered', async (record) => {
    const world = createWorld()
    world.online = false
    const page = world.page()
    const events = session('s', 3)
    for (const event of events) page.record(event)
    page.leave()
    const [key = ''] = Object.keys(world.storage)
    world.storage.setItem(key.replace('s-1', 'corrupt'), record)
    world.online = true
    world.page().resume()
    await world.advance(20 * second)
    expect(world.lost(events)).toEqual([])
    expect(world.stored.size).toBe(3)
  })

  it('row 37: a record under a key that is not its own is sent once, and not for ever', async () => {
    const world = createWorld()
    world.online = false
    const page = world.page()
    record(page, session('s', 1))
    page.leave()
    const [key = ''] = Object.keys(world.storage)
    world.storage.setItem(key.replace('s-1', 'other'), String(world.storage.getItem(key)))
    world.online = true
    world.page().resume()
    await world.advance(20 * second)
    expect(world.requests.length).toBe(1)
  })

  it('a host that empties localStorage takes nothing with it', async () => {
    const world = createWorld()
    world.endpoint = until(20 * second, { status: 500 })
    const events = session('s', 3)
    record(world.page(), events)
    await world.advance(second)
    for (const key of Object.keys(world.storage)) world.storage.removeItem(key)
    await world.advance(minute)
    expectAllDelivered(world, events)
  })
})
