import { describe, expect, it } from 'vitest'
import { createBatches } from '../../../../src/events/delivery/createBatches'
import type { Delivery, DeliveryOptions } from '../../../../src/events/delivery/delivery'
import type { Entry } from '../../../../src/events/delivery/entry'
import type { Queue } from '../../../../src/events/delivery/queue'
import type { CloudEvent } from '../../../../src/events/wire/flowEvent'

type Respond = (ids: string[]) => { status: number; body?: unknown } | undefined

/** Events of two sessions that wait for an endpoint, which answers as told; undefined is no answer. */
function createWorld(ids: string[], respond: Respond) {
  const entries = new Map(ids.map((id, place) => [id, entryOf(id, place)]))
  const world = { entries, delivered: [] as string[], dead: [] as string[], posted: [] as string[][], failures: 0 }
  const queue = {
    isFree: (entry) => !entry.sending,
    leave(entry, reason) {
      entries.delete(entry.event.id)
      world[reason ? 'dead' : 'delivered'].push(entry.event.id)
    },
  } as Queue
  const circuit = { isShut: () => false, doubtsKeepalive: () => false, succeed() {}, fail: () => world.failures++ }
  const fetch = async (_: string, { body }: { body: string }) => {
    const posted = (JSON.parse(body) as CloudEvent[]).map(({ id }) => id)
    world.posted.push(posted)
    const answer = respond(posted)
    if (!answer) throw new TypeError('no network')
    return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), { status: answer.status })
  }
  const batches = createBatches(
    { url: '/events', entries, keep() {} } as unknown as Delivery,
    { fetch, setTimeout() {} } as unknown as DeliveryOptions,
    {},
    queue,
    circuit as never,
    () => {},
  )
  /** Sends until nothing is free, or the endpoint wants a pause. */
  const sendAll = async () => {
    for (let batch = batches.next(); batch.length && (await batches.send(batch)); ) batch = batches.next()
  }
  return { world, batches, sendAll }
}

const entryOf = (id: string, place: number): Entry => ({
  v: 1,
  stored: 0,
  lease: 0,
  event: { id, cfsession: place % 2 ? 'ada' : 'bob', sequence: `${place}` } as CloudEvent,
})

const many = Array.from({ length: 45 }, (_, place) => `event${place}`)

describe('batches', () => {
  it('carry at most twenty events, each once', async () => {
    const { world, sendAll } = createWorld(many, () => ({ status: 204 }))
    await sendAll()
    expect(world.posted.map((ids) => ids.length)).toEqual([20, 20, 5])
    expect(world.delivered.toSorted()).toEqual(many.toSorted())
  })

  it('carry one session where one is named, and nothing that is on its way', () => {
    const { batches } = createWorld(many, () => ({ status: 204 }))
    const ofAda = batches.next('ada')
    expect(ofAda.map(({ event }) => event.cfsession)).toEqual(Array(20).fill('ada'))
    void batches.send(ofAda)
    expect(batches.next('ada')).toHaveLength(2)
  })

  it.each([400, 413, 422])('find the events for which %i refuses a whole batch, and only those die', async (status) => {
    for (const poison of [[], ['event0'], ['event44'], ['event7', 'event8'], many.slice(10, 30), many]) {
      const { world, sendAll } = createWorld(many, (ids) => ({
        status: ids.some((id) => poison.includes(id)) ? status : 204,
      }))
      await sendAll()
      expect(world.dead.toSorted()).toEqual(poison.toSorted())
      expect(world.delivered.toSorted()).toEqual(many.filter((id) => !poison.includes(id)).toSorted())
      expect(world.entries.size).toBe(0)
      expect(world.failures).toBe(0)
    }
  })

  it('believe a receiver that names what it took and what it will never take', async () => {
    const { world, sendAll } = createWorld(['a', 'b', 'c'], (ids) => ({
      status: 200,
      body: { accepted: ids.filter((id) => id === 'a'), rejected: [{ index: ids.indexOf('b') }] },
    }))
    await sendAll()
    expect([world.delivered, world.dead, [...world.entries.keys()]]).toEqual([['a'], ['b'], ['c']])
    expect(world.failures).toBe(1)
  })

  it.each([[undefined], [500], [429], [404]])('keep everything for later after %s', async (status) => {
    const { world, sendAll } = createWorld(many, () => (status ? { status } : undefined))
    await sendAll()
    expect(world.posted).toHaveLength(1)
    expect([world.entries.size, world.failures, world.dead.length]).toEqual([45, 1, 0])
    expect([...world.entries.values()].some(({ sending }) => sending)).toBe(false)
  })
})
