import { beforeEach, describe, expect, it } from 'vitest'
import { createDelivery } from '../../../../src/events/delivery/createDelivery'
import type { Delivery, DeliveryOptions, Sender } from '../../../../src/events/delivery/delivery'
import type { Entry } from '../../../../src/events/delivery/entry'
import { MemoryStorage, session } from '../../../support/deliveryWorld'

let timers: { run: () => void; delay: number }[]
let storage: MemoryStorage
let taken: string[]
let delivery: Delivery

const sender = { take: ({ event }: Entry) => void taken.push(event.id) } as unknown as Sender
const paint = () => {
  for (const { run } of timers.splice(0)) run()
}

beforeEach(() => {
  timers = []
  taken = []
  storage = new MemoryStorage()
  const options = {
    endpoint: '/cancel-events',
    origin: 'https://app.example',
    storage: () => storage as unknown as Storage,
    now: () => 0,
    report: () => undefined,
    setTimeout: (run: () => void, delay: number) => timers.push({ run, delay }),
  } as unknown as DeliveryOptions
  delivery = createDelivery(options)
})

describe('the first event of a flow', () => {
  const [first, second] = session('s', 2) as [Parameters<Delivery['record']>[0], Parameters<Delivery['record']>[0]]

  it('is written down at once, and handed to the sender once the first screen can be painted', () => {
    delivery.attach(() => sender)
    delivery.record(first, true)
    expect([Object.keys(storage).length, taken]).toEqual([1, []])
    expect(timers.map(({ delay }) => delay)).toEqual([50])
    paint()
    expect(taken).toEqual([first.id])
  })

  it('goes before the next one, however soon that comes, and only once', () => {
    delivery.attach(() => sender)
    delivery.record(first, true)
    delivery.record(second)
    expect(taken).toEqual([first.id, second.id])
    paint()
    expect(taken).toEqual([first.id, second.id])
  })

  it('goes to a sender that comes later, once', () => {
    delivery.record(first, true)
    delivery.attach(() => sender)
    paint()
    expect(taken).toEqual([first.id])
  })

  it('goes nowhere once it is gone: another page has sent it, or the page was reset', () => {
    delivery.attach(() => sender)
    delivery.record(first, true)
    delivery.entries.clear()
    paint()
    expect(taken).toEqual([])
  })
})
