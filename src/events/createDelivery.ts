import { batches } from './batches'
import type { Delivery, DeliveryOptions } from './delivery'
import type { Entry } from './entry'
import { isTerminal } from './isTerminal'
import { createQueue, leaseTime } from './queue'
import { createSender } from './sender'
import { createStores } from './stores'

/** A queue and sender for one endpoint. It touches nothing before it is asked to. */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { locks, monotonic, setTimeout, clearTimeout, batchSize } = options
  const url = new URL(options.endpoint, options.origin).href
  const endpoint = btoa(url)
  const stores = createStores(options)
  const queue = createQueue(options, stores, endpoint)
  const sender = createSender(options, url, stores, queue, `hold:${endpoint}`)
  /** Undefined while it is pending. */
  let consent = options.held ? undefined : true
  let isReplaying = false
  let timer: unknown
  let wakeAt = Infinity

  const isShut = () => !consent || sender.isShut
  const free = (wanted?: (entry: Entry) => boolean) =>
    [...queue.entries.values()].filter((entry) => queue.isFree(entry) && (!wanted || wanted(entry)))

  /** Without a lock: it is for what this page has recorded, or is about to leave behind. */
  const sendNow = (wanted?: (entry: Entry) => boolean) => {
    if (!isShut()) for (const batch of batches(free(wanted), batchSize).slice(0, 4)) void sender.send(batch)
  }

  const flush = () => {
    if (sender.isHealthy() && !sender.held()) sendNow((entry) => !!entry.lease)
  }

  /** Sets the timer to when the next event may go. */
  const schedule = () => {
    // Never at once: whatever goes wrong, a page is not kept busy, and progress is sent by the second.
    const delay = free()[0] ? Math.max(0, sender.wait()) || 1000 : leaseTime
    const at = monotonic() + delay
    if (isShut() || !queue.entries.size || at >= wakeAt) return
    clearTimeout(timer)
    wakeAt = at
    timer = setTimeout(() => {
      wakeAt = Infinity
      void replay()
    }, delay)
  }

  /** What waits, of this and of earlier visits: one request after the other, and one page at a time. */
  const replay = async () => {
    if (isReplaying || isShut()) return
    isReplaying = true
    try {
      if (sender.wait() <= 0)
        await (locks?.request(`fairwell:${endpoint}`, { ifAvailable: true }, (lock) => lock && round()) ?? round())
    } catch {
      // Where storage is denied, so are locks.
      await round()
    }
    isReplaying = false
    schedule()
  }

  const round = async () => {
    await queue.load()
    for (;;) {
      const [batch] = batches(free(), batchSize)
      if (!batch || !(await sender.send(batch, true))) return
    }
  }

  return {
    record: (event) => {
      const entry = consent !== false && queue.add(event)
      if (!entry || !consent) return
      stores.open(true)
      queue.store(entry)
      const { source, cfsession } = event
      if (isTerminal(event) && !sender.held())
        sendNow(({ event }) => event.cfsession === cfsession && event.source === source)
      schedule()
    },
    flush,
    open: () => consent && stores.open(true),
    resume: () => {
      sender.isHidden = false
      sender.retryNow()
      if (consent) stores.open(false)
      void replay()
    },
    hide: (leaving) => {
      sender.isHidden = true
      if (leaving || !sender.held()) sendNow()
    },
    deliver: async (id, { timeout }) => {
      const end = monotonic() + timeout
      flush()
      while (queue.entries.has(id) && monotonic() < end) await new Promise<void>((resolve) => setTimeout(resolve, 50))
      return queue.delivered.has(id)
    },
    undelivered: async () => {
      stores.open(false)
      const dead = await queue.load()
      return [...queue.entries.values(), ...dead].map((entry) => entry.event)
    },
    release: () => {
      if (consent) return
      consent = true
      stores.open(true)
      queue.entries.forEach(queue.store)
      flush()
      schedule()
    },
    refuse: () => {
      if (!consent) queue.entries.clear()
      consent = false
    },
    clear: () => {
      queue.entries.clear()
      return stores.clear()
    },
    stop: () => {
      sender.isShut = true
      clearTimeout(timer)
      stores.close()
    },
  }
}
