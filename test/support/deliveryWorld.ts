import { IDBFactory } from 'fake-indexeddb'
import { expect } from 'vitest'
import { createDelivery } from '../../src/events/delivery/createDelivery'
import { createSender } from '../../src/events/delivery/createSender'
import type { Delivery, DeliveryOptions, Sender, Wire } from '../../src/events/delivery/delivery'
import type { CloudEvent } from '../../src/events/wire/flowEvent'

/** A Storage that counts characters, as a browser does, and refuses beyond `limit`. */
export class MemoryStorage {
  [key: string]: unknown
  static limits = new WeakMap<MemoryStorage, number>()

  getItem(key: string): string | null {
    return Object.hasOwn(this, key) ? String(this[key]) : null
  }

  setItem(key: string, text: string): void {
    const used = Object.entries(this).reduce((sum, [name, value]) => sum + name.length + String(value).length, 0)
    if (used + key.length + text.length > (MemoryStorage.limits.get(this) ?? Infinity)) {
      throw new DOMException('full', 'QuotaExceededError')
    }
    this[key] = text
  }

  removeItem(key: string): void {
    delete this[key]
  }
}

/** mulberry32: the same seed, the same faults. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export interface WireRequest {
  at: number
  url: string
  keepalive: boolean
  bytes: number
  events: CloudEvent[]
  body: string
  headers: Record<string, string>
}

/** What the endpoint does with a request. `commit` false: the events are not stored. */
export interface Fault {
  status?: number
  headers?: Record<string, string>
  body?: string | null
  /** Which events are stored; default: all when the status is 2xx. */
  commit?: (event: CloudEvent) => boolean
  delay?: number
  /** The connection breaks, before or after the events are stored. */
  reset?: boolean
  /** No answer ever comes. */
  hang?: boolean
}

export type Endpoint = (request: WireRequest, count: number) => Fault

/** A browser profile, a clock and an endpoint: all that a delivery knows of the world. */
export function createWorld({ seed = 1, wall = Date.UTC(2026, 10, 21) } = {}) {
  let elapsed = 0
  const timers = new Map<number, { at: number; run: () => void }>()
  let timerCount = 0
  const random = seeded(seed)
  const stored = new Map<string, CloudEvent>()
  const requests: WireRequest[] = []
  const heldLocks = new Set<string>()

  const after = (delay: number, run: () => void) => {
    timers.set(++timerCount, { at: elapsed + Math.max(0, delay), run })
    return timerCount
  }

  const world = {
    random,
    storage: new MemoryStorage(),
    indexedDB: new IDBFactory(),
    stored,
    requests,
    wall,
    online: true,
    latency: 50,
    endpoint: (() => ({})) as Endpoint,
    time: () => elapsed,
    lost: (events: CloudEvent[]) =>
      events.filter((event) => !stored.has(`${event.source} ${event.id}`)).map((event) => event.id),
    /** Copies of an event beyond the first that the endpoint stored. */
    duplicates: 0,

    async advance(duration: number) {
      const end = elapsed + duration
      for (;;) {
        await settle()
        const [next] = [...timers].filter(([, { at }]) => at <= end).sort(([, one], [, other]) => one.at - other.at)
        if (!next) break
        timers.delete(next[0])
        elapsed = Math.max(elapsed, next[1].at)
        next[1].run()
      }
      elapsed = end
      await settle()
    },

    /** The promise's value, with the clock running until it settles. */
    async during<Value>(promise: Promise<Value>): Promise<Value> {
      let isSettled = false
      promise.finally(() => {
        isSettled = true
      })
      for (let turn = 0; turn < 1000 && !isSettled; turn++) await world.advance(10)
      return promise
    },

    page: (options: Partial<DeliveryOptions & Wire> = {}) => createPage(world, options),
    after,
    heldLocks,
  }
  return world
}

export type World = ReturnType<typeof createWorld>

/** Lets promises and the fake database, which works in turns of the event loop, come to rest. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setImmediate(resolve))
}

export interface Page extends Pick<Delivery, 'record'>, Required<Sender> {
  /** As a browser would: pagehide, and then nothing of it runs; only keepalive requests go on. */
  leave(): void
  /** The process is gone, without pagehide. */
  kill(): void
  /** Timers and answers stand still. */
  freeze(): void
  dropped: { id: string; reason: string }[]
  configErrors: number[]
  storageErrors: string[]
}

function createPage(world: World, overrides: Partial<DeliveryOptions & Wire>): Page {
  let isAlive = true
  const releases = new Set<() => void>()
  const heard = { dropped: [] as Page['dropped'], configErrors: [] as number[], storageErrors: [] as string[] }
  const whenAlive = (run: () => void) => () => isAlive && run()

  const fetch = (url: RequestInfo | URL, init?: RequestInit): Promise<Response> =>
    new Promise((resolve, reject) => {
      const fail = whenAlive(() => reject(new TypeError('Failed to fetch')))
      init?.signal?.addEventListener('abort', fail)
      if (!world.online) return void world.after(1, fail)
      world.after(world.latency / 2, () => {
        if (!isAlive && !init?.keepalive) return
        const fault = receive(world, String(url), init ?? {})
        if (fault.hang) return
        const answer = fault.reset ? fail : whenAlive(() => resolve(response(fault)))
        world.after(world.latency / 2 + (fault.delay ?? 0), answer)
      })
    })

  const locks = {
    request: async (name: string, _: LockOptions, work: (lock: Lock | null) => Promise<void>) => {
      if (world.heldLocks.has(name)) return work(null)
      const release = () => {
        world.heldLocks.delete(name)
        releases.delete(release)
      }
      world.heldLocks.add(name)
      releases.add(release)
      await work({ name, mode: 'exclusive' })
      release()
    },
  } as unknown as Pick<LockManager, 'request'>

  const options: DeliveryOptions = {
    endpoint: '/cancel-events',
    origin: 'https://app.example',
    storage: () => world.storage as unknown as Storage,
    indexedDB: () => world.indexedDB,
    fetch,
    locks,
    now: () => Math.floor(world.wall + world.time()),
    monotonic: () => world.time(),
    setTimeout: (run, delay) => world.after(delay, whenAlive(run)),
    random: world.random,
    adopt: () => false,
    report: (name, ...told) => {
      if (name === 'onDrop') heard.dropped.push({ id: (told[0] as CloudEvent).id, reason: `${told[1]}` })
      else if (name === 'onConfigError') heard.configErrors.push(told[1] as number)
      else heard.storageErrors.push(`${told[0]}`)
    },
    ...overrides,
  }
  const delivery = createDelivery(options)
  delivery.attach(() => createSender(delivery, options, overrides))
  const sender = delivery.sender as Required<Sender>

  const kill = () => {
    isAlive = false
    for (const release of [...releases]) release()
  }
  const leave = () => {
    sender.hide(true)
    kill()
  }
  const freeze = () => {
    isAlive = false
  }
  const { record } = delivery
  return { record, ...sender, ...heard, leave, kill, freeze }
}

function receive(world: World, url: string, { body, headers, keepalive = false }: RequestInit): Fault {
  const text = String(body)
  const events: CloudEvent[] = JSON.parse(text)
  const bytes = Buffer.byteLength(text)
  const request = {
    at: world.time(),
    url,
    keepalive,
    bytes,
    events,
    body: text,
    headers: headers as Record<string, string>,
  }
  world.requests.push(request)
  const fault = world.endpoint(request, world.requests.length)
  const isTaken = !fault.status || (fault.status > 199 && fault.status < 300)
  for (const event of events) {
    if (!(fault.commit?.(event) ?? (isTaken && !fault.reset && !fault.hang))) continue
    const name = `${event.source} ${event.id}`
    if (world.stored.has(name)) world.duplicates++
    else world.stored.set(name, event)
  }
  return fault
}

function response({ status = 200, headers = {}, body = null }: Fault): Response {
  return new Response(status === 204 ? null : body, { status, headers })
}

/** `count` events of one session, the last of them an ending. */
export function session(id: string, count: number, data: Record<string, unknown> = {}): CloudEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    specversion: '1.0',
    id: `${id}-${index + 1}`,
    source: 'https://app.example/fairwell/main',
    type: `dev.fairwell.${index + 1 < count ? 'flow.step_viewed' : 'flow.canceled'}.v1`,
    time: '2026-11-21T00:00:00.000Z',
    datacontenttype: 'application/json',
    cfsession: id,
    sequence: String(index + 1),
    data,
  }))
}

export const second = 1000
export const minute = 60 * second
export const ok: Fault = {}

export function until(time: number, fault: Fault): Endpoint {
  return (request) => (request.at < time ? fault : ok)
}

export function firstTimes(times: number, fault: Fault): Endpoint {
  return (_, count) => (count <= times ? fault : ok)
}

export function record(page: Pick<Delivery, 'record'>, events: CloudEvent[]): void {
  for (const event of events) page.record(event)
}

/** Every event stored once, nothing left behind. */
export function expectAllDelivered(world: World, events: CloudEvent[]): void {
  expect(world.lost(events)).toEqual([])
  expect(world.stored.size).toBe(events.length)
  expect(Object.keys(world.storage).filter((key) => key.startsWith('fairwell:q:'))).toEqual([])
}
