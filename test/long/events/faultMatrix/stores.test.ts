import { describe, expect, it } from 'vitest'
import {
  createWorld,
  expectAllDelivered,
  firstTimes,
  MemoryStorage,
  minute,
  record,
  second,
  session,
  until,
} from '../../../support/deliveryWorld'

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
