import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDelivery } from '../../../src/events/delivery/createDelivery'
import { createSender } from '../../../src/events/delivery/createSender'
import type { Delivery, DeliveryOptions, Sender } from '../../../src/events/delivery/delivery'
import { MemoryStorage, seeded, session } from '../../support/deliveryWorld'
import type { Mode } from '../../support/faultModes'
import { type FaultReceiver, start } from '../../support/faultReceiver'

let receiver: FaultReceiver
let delivery: Delivery
let sender: Required<Sender>
beforeEach(async () => {
  receiver = await start()
  delivery = createRealDelivery(receiver.url)
  sender = delivery.sender as Required<Sender>
})
afterEach(() => {
  sender.stop()
  return receiver.stop()
})

/** Over the real clock and the real network, ten times as fast. */
function createRealDelivery(url: string): Delivery {
  const storage = new MemoryStorage()
  const indexedDB = new IDBFactory()
  const options: DeliveryOptions = {
    endpoint: `${url}/cancel-events`,
    origin: 'http://localhost',
    storage: () => storage as unknown as Storage,
    indexedDB: () => indexedDB,
    fetch,
    now: () => Math.round(performance.timeOrigin + performance.now() * 10),
    monotonic: () => performance.now() * 10,
    setTimeout: (run, delay) => setTimeout(run, delay / 10),
    random: seeded(1),
    adopt: () => false,
    report: () => {},
  }
  const delivery = createDelivery(options)
  delivery.attach(() => createSender(delivery, options))
  return delivery
}

describe('over a real connection', () => {
  const modes: Mode[] = [
    { name: 'ok' },
    { name: '204' },
    { name: 'status', status: 500, times: 2 },
    { name: 'status', status: 503, retryAfter: 1, times: 1 },
    { name: 'status', status: 429, retryAfter: 1, as: 'date', times: 1 },
    { name: 'reset', times: 2 },
    { name: 'reset-after', times: 2 },
    { name: 'lost-ack', times: 2 },
    { name: 'partial', times: 1 },
    { name: 'hang', times: 1 },
    { name: 'slow', delay: 100 },
    { name: 'html', times: 2 },
    { name: 'redirect' },
    { name: 'too-large', maxBytes: 600 },
    { name: 'random', share: 0.3, seed: 1, times: 5 },
  ]
  it.each(modes)('row 22 and others: stores every event once under $name', async (mode) => {
    receiver.setMode(mode)
    const events = session('s', 4)
    for (const event of events) delivery.record(event)
    expect(await sender.deliver('s-4', 40_000)).toBe(true)
    await expect.poll(() => receiver.stored().size, { timeout: 4000 }).toBe(4)
    expect([...receiver.stored().values()].sort((one, other) => +one.sequence - +other.sequence)).toEqual(events)
    expect(receiver.counts().invalid).toBe(0)
    expect(receiver.requests()[0]?.contentType).toBe('application/cloudevents-batch+json')
  })

  it('buries the poisoned event and delivers the others', async () => {
    receiver.setMode({ name: 'poison', id: 's-2' })
    for (const event of session('s', 4)) delivery.record(event)
    await expect.poll(() => receiver.stored().size, { timeout: 4000 }).toBe(3)
    expect(await sender.deliver('s-2', 2000)).toBe(false)
    expect((await sender.undelivered()).map(({ id }) => id)).toEqual(['s-2'])
  })

  it('row 45: shows as lost what a receiver only says it took', async () => {
    receiver.setMode({ name: 'drop-silent' })
    for (const event of session('s', 4)) delivery.record(event)
    expect(await sender.deliver('s-4', 2000)).toBe(true)
    expect(receiver.stored().size).toBe(0)
  })
})
