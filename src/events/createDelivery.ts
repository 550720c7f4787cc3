import { backoff } from './backoff'
import type { Delivery, DeliveryOptions } from './delivery'
import { byteLength, type Entry } from './entry'
import { isTerminal } from './isTerminal'
import { nextBatch } from './nextBatch'
import { type Answer, post } from './post'
import { createQueue, leaseTime } from './queue'
import { retryAfter } from './retryAfter'
import { cloudEventBatch } from './sinks/cloudEventBatch'
import { sleep } from './sleep'
import { createStores } from './stores'

// A browser refuses keepalive bodies beyond 64 KiB in all, and the page and its other scripts want their part.
const maxKeepalive = 56 * 1024
const minute = 60_000

/** A queue and sender for one endpoint. It touches nothing before it is asked to. */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { locks, now, monotonic, random, setTimeout, clearTimeout, batchSize, sink = cloudEventBatch } = options
  const endpoint = new URL(options.endpoint, options.origin).href
  // Marks its records, so that no endpoint is ever sent another's.
  const name = btoa(endpoint)
  const holdKey = `fairwell:hold:${name}`
  const stores = createStores(options)
  const queue = createQueue(options, stores, name)
  const { entries, delivered } = queue
  /** Undefined while it is pending. */
  let consent = options.held ? undefined : true
  let isHidden = false
  /** After 410 or `stop()`. */
  let isShut = false
  /** One circuit for all events: tries that failed in a row, when to try again, and until when the endpoint asked for silence. */
  let failures = 0
  let faults = 0
  let retryAt = 0
  let heldUntil = 0
  let keptAlive = 0
  let timer: unknown
  let wakeAt = Infinity
  /** Other pages and earlier visits may have been asked, too. One further off than any that we keep: the clock was set back. */
  const held = () => {
    const stored = +stores.get(holdKey) - now()
    return Math.max(0, heldUntil - monotonic(), stored > 70 * minute ? 0 : stored)
  }
  const wait = () => Math.max(held(), retryAt - monotonic())
  const isOff = () => !consent || isShut
  const free = (wanted?: (entry: Entry) => unknown) =>
    nextBatch(
      isOff() ? [] : [...entries.values()].filter((entry) => queue.isFree(entry) && (!wanted || wanted(entry))),
      batchSize,
    )

  const fail = ({ status, headers }: Answer) => {
    // These end only when someone mends the endpoint or the config.
    const isFault = /^[34](?!08|25|29)/.test(`${status}`)
    if (isFault && !faults) options.onConfigError?.(status)
    isShut ||= status === 410
    const asked = retryAfter(headers, now(), random())
    const delay = isFault
      ? backoff(random(), faults++, 2 * minute, 60 * minute)
      : backoff(random(), failures++, 1000, isHidden ? 15 * minute : minute)
    retryAt = monotonic() + (asked || delay)
    if (!asked) return
    heldUntil = retryAt
    stores.set(holdKey, `${now() + asked}`)
  }

  /** Posts in the calling task and acts on the answer; whether it is worth going on. Patient: the page is likely to stay. */
  const send = async (batch: Entry[], isPatient?: boolean): Promise<boolean> => {
    for (const entry of batch) {
      queue.store(entry)
      entry.sending = true
    }
    const { url = endpoint, ...request } = sink(batch.map((entry) => entry.event))
    // Counted as a quarter at least, so that there are never more than four.
    let size = Math.max(byteLength(request.body), maxKeepalive / 4)
    // Another script may have used the quota up, which looks like a dead network: every other retry goes without.
    if (keptAlive + size > maxKeepalive || (isPatient && failures % 2)) size = 0
    keptAlive += size
    const answer = await post(url, request, !!size, options)
    keptAlive -= size
    return settle(batch, answer, isPatient)
  }

  const settle = async (batch: Entry[], answer: Answer, isPatient?: boolean): Promise<boolean> => {
    const { ok, status, accepted, rejected } = answer
    const isBad = [400, 413, 422].includes(status)
    const rest = batch.filter((entry, place) => {
      const { id } = entry.event
      entry.sending = false
      if (!entries.has(id)) return false
      const isRefused = rejected?.some?.((one) => (one?.id ? one.id === id : one?.index === place))
      if (isRefused && (ok || isBad)) queue.bury(entry, 'rejected')
      else if (ok && (accepted?.includes?.(id) ?? true)) queue.leave(entry, true)
      else return true
      failures = faults = 0
      return false
    })
    const [only] = rest
    if (only && isBad) {
      // A batch refused whole is halved, until the one event that is to blame stands alone.
      const half = rest.length >> 1
      if (half) return (await send(rest.slice(0, half), isPatient)) && send(rest.slice(half), isPatient)
      queue.bury(only, 'rejected')
    } else if (only) fail(answer)
    schedule()
    return !only || isBad
  }

  /** Without a lock: it is for what this page has recorded, or is about to leave behind. */
  const sendNow = (wanted?: (entry: Entry) => unknown) => {
    for (let count = 0; count < 4; count++) {
      const batch = free(wanted)
      if (batch[0]) void send(batch)
    }
  }

  const flush = () => wait() > 0 || sendNow()

  /** Sets the timer to when the next event may go. */
  const schedule = () => {
    // Never at once: whatever goes wrong, a page is not kept busy, and progress is sent by the second.
    const delay = free()[0] ? Math.max(0, wait()) || 1000 : leaseTime
    const at = monotonic() + delay
    if (isOff() || !entries.size || at >= wakeAt) return
    clearTimeout(timer)
    wakeAt = at
    timer = setTimeout(() => {
      wakeAt = Infinity
      void replay()
    }, delay)
  }

  /** What waits, of this and of earlier visits: one request after the other, and one page at a time. */
  const replay = async () => {
    if (isOff()) return
    try {
      if (wait() <= 0)
        await (locks?.request(`fairwell:${name}`, { ifAvailable: true }, (lock) => lock && round()) ?? round())
    } catch {
      // Where storage is denied, so are locks.
      await round()
    }
    schedule()
  }

  const round = async () => {
    await queue.load()
    for (let batch = free(); batch[0] && (await send(batch, true)); batch = free());
  }

  return {
    record: (event) => {
      const entry = consent !== false && queue.add(event)
      if (!entry || !consent) return
      queue.store(entry)
      if (isTerminal(event) && !held()) sendNow((other) => other.event.cfsession === event.cfsession)
      schedule()
    },
    flush,
    open: () => consent && stores.open(true),
    resume: () => {
      isHidden = false
      retryAt = 0
      void replay()
    },
    hide: (leaving) => {
      isHidden = true
      if (leaving || !held()) sendNow()
    },
    deliver: async (id, { timeout }) => {
      flush()
      for (let left = timeout; entries.has(id) && left > 0; left -= 50) await sleep(options, 50)
      return delivered.has(id)
    },
    undelivered: async () => {
      const dead = await queue.load()
      return [...entries.values(), ...dead].map((entry) => entry.event)
    },
    release: () => {
      consent = true
      entries.forEach(queue.store)
      flush()
      schedule()
    },
    refuse: () => {
      if (!consent) entries.clear()
      consent = false
    },
    clear: () => {
      entries.clear()
      return stores.clear()
    },
    stop: () => {
      isShut = true
      clearTimeout(timer)
      stores.close()
    },
  }
}
