import { describe, expect, it } from 'vitest'
import { DAY } from '../../../src/base/day'
import { createWorld, minute, record, second, session, type World } from '../../support/deliveryWorld'

const written = 'I have diabetes and cannot pay'

const data = {
  reason: 'other',
  answers: {
    reason: 'other',
    suggestedReason: 'price',
    nps: 3,
    again: false,
    comment: written,
    topics: [written],
    form: { why: written },
    otherReason: written,
  },
  choice: { offer: 'gift', amount: 3, result: { note: written } },
}

/** What is left of it after seven days. */
const plain = {
  reason: 'other',
  answers: { reason: 'other', suggestedReason: 'price', nps: 3, again: false },
  choice: { offer: 'gift', amount: 3 },
}

/** Everything that both stores of the browser hold, as text. */
async function kept(world: World): Promise<string> {
  const open = world.indexedDB.open('fairwell')
  const rows = new Promise<unknown[]>((resolve) => {
    open.onupgradeneeded = () => open.result.createObjectStore('fairwell')
    open.onsuccess = () => {
      const all = open.result.transaction('fairwell').objectStore('fairwell').getAll()
      all.onsuccess = () => {
        open.result.close()
        resolve(all.result)
      }
    }
  })
  return JSON.stringify([Object.entries(world.storage), await world.during(rows)])
}

/** A visit that finds no network, and what it leaves. */
async function visitOffline(world: World): Promise<void> {
  world.online = false
  const page = world.page()
  page.resume()
  await world.advance(2 * second)
  page.kill()
}

describe('what waits in the browser', () => {
  it('keeps free text for seven days, in both stores, and the rest for thirty', async () => {
    const world = createWorld()
    world.online = false
    const page = world.page()
    record(page, session('s', 2, data))
    await world.advance(second)
    page.kill()
    await world.advance(6.9 * DAY)
    await visitOffline(world)
    expect(await kept(world)).toContain(written)
    await world.advance(0.2 * DAY)
    await visitOffline(world)
    expect(await kept(world)).not.toContain(written)
    expect(await kept(world)).toContain('suggestedReason')
    await world.advance(22.8 * DAY)
    world.online = true
    world.page().resume()
    await world.advance(2 * second)
    expect([...world.stored.values()].map((event) => event.data)).toEqual([plain, plain])
    expect(await kept(world)).toBe('[[],[]]')
  })

  it('is gone from both stores after thirty days', async () => {
    const world = createWorld()
    await visitOffline(world)
    const page = world.page()
    record(page, session('s', 3, data))
    await world.advance(second)
    page.kill()
    await world.advance(30.1 * DAY)
    await visitOffline(world)
    expect(await kept(world)).toBe('[[],[]]')
  })

  it('loses its free text in a page that stays open, too', async () => {
    const world = createWorld()
    world.online = false
    record(world.page(), session('s', 1, data))
    await world.advance(minute)
    world.wall += 7 * DAY
    await world.advance(2 * minute)
    expect(await kept(world)).not.toContain(written)
    world.online = true
    await world.advance(2 * minute)
    expect([...world.stored.values()].map((event) => event.data)).toEqual([plain])
  })

  it('does so for an endpoint that the page no longer has', async () => {
    const world = createWorld()
    world.online = false
    const page = world.page({ endpoint: '/old' })
    record(page, session('s', 1, data))
    await world.advance(second)
    page.kill()
    await world.advance(7.1 * DAY)
    await visitOffline(world)
    expect(await kept(world)).not.toContain(written)
    expect(await kept(world)).toContain('suggestedReason')
    await world.advance(23 * DAY)
    await visitOffline(world)
    expect(await kept(world)).toBe('[[],[]]')
  })

  it('does so for what an endpoint refused, counted from when it was recorded', async () => {
    const world = createWorld()
    world.online = false
    const page = world.page()
    record(page, session('s', 1, data))
    await world.advance(minute)
    world.wall += 6 * DAY
    world.online = true
    world.endpoint = () => ({ status: 422 })
    page.resume()
    await world.advance(2 * minute)
    expect(page.dropped).toEqual([{ id: 's-1', reason: 'rejected' }])
    page.kill()
    expect(await kept(world)).toContain(written)
    await world.advance(1.1 * DAY)
    const next = world.page()
    expect((await world.during(next.undelivered())).map((event) => event.data)).toEqual([plain])
    expect(await kept(world)).not.toContain(written)
    next.kill()
    await world.advance(23 * DAY)
    expect(await world.during(world.page().undelivered())).toEqual([])
    expect(await kept(world)).toBe('[[],[]]')
  })

  it('is left whole while another page is sending it', async () => {
    const world = createWorld()
    world.online = false
    const page = world.page()
    record(page, session('s', 1, data))
    await world.advance(second)
    page.kill()
    await world.advance(7.1 * DAY)
    const [key = ''] = Object.keys(world.storage)
    const entry = JSON.parse(world.storage.getItem(key) ?? '')
    const lease = world.wall + world.time() + 10 * second
    world.storage.setItem(key, JSON.stringify({ ...entry, lease }))
    await visitOffline(world)
    expect(world.storage.getItem(key)).toContain(written)
    await world.advance(20 * second)
    await visitOffline(world)
    expect(world.storage.getItem(key)).not.toContain(written)
  })

  it('forgets the silence that an endpoint asked for once it is over', async () => {
    const world = createWorld()
    world.endpoint = (_, count) => (count === 1 ? { status: 503, headers: { 'retry-after': '120' } } : {})
    const page = world.page()
    record(page, session('s', 1))
    await world.advance(minute)
    expect(Object.keys(world.storage).some((key) => key.startsWith('fairwell:hold:'))).toBe(true)
    await world.advance(5 * minute)
    expect(world.stored.size).toBe(1)
    expect(Object.keys(world.storage)).toEqual([])
  })
})
