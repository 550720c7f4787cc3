import { cloudEventBatch } from '../sinks/cloudEventBatch'
import { isTerminal } from '../wire/isTerminal'
import { backoff } from './backoff'
import type { Delivery, DeliveryOptions, Sender, Wire } from './delivery'
import { byteLength, type Entry } from './entry'
import { nextBatch } from './nextBatch'
import { type Answer, post } from './post'
import { createQueue } from './queue'
import { retryAfter } from './retryAfter'
import { sleep } from './sleep'

// A browser refuses keepalive bodies beyond 64 KiB in all, and the page and its other scripts want their part.
const maxKeepalive = 56 * 1024
const minute = 60_000

/** Sends what a delivery has recorded, by this page and by others before it. */
export function createSender(
  delivery: Delivery,
  options: DeliveryOptions,
  { sink = cloudEventBatch, batchSize }: Wire = {},
): Sender {
  const { locks, now, monotonic, random, setTimeout } = options
  const { entries, name } = delivery
  const queue = createQueue(delivery, options)
  const holdKey = `fairwell:hold:${name}`
  let isHidden = false
  /** After 410 or `stop()`. */
  let isShut = false
  /** Events in a request; fewer while the endpoint refuses them. */
  let limit = batchSize
  /** One circuit for all events: tries that failed in a row, when to try again, and until when the endpoint asked for silence. */
  let failures = 0
  let faults = 0
  let retryAt = 0
  let heldUntil = 0
  let keptAlive = 0
  let isWaiting = false

  /** Other pages and earlier visits may have been asked, too. One further off than any that we keep: the clock was set back, or it is no time. */
  const held = () => {
    const stored = +queue.read(holdKey) - now()
    return Math.max(heldUntil - monotonic(), stored < 70 * minute ? stored : 0)
  }
  const wait = () => Math.max(held(), retryAt - monotonic())
  const free = (session?: string) =>
    nextBatch(
      [...entries.values()].filter(
        (entry) => !isShut && queue.isFree(entry) && (!session || session === entry.event.cfsession),
      ),
      limit,
    )

  const fail = ({ status, headers }: Answer) => {
    // These end only when someone mends the endpoint or the config.
    const isFault = /^[34](?!08|25|29)/.test(`${status}`)
    if (isFault && !faults) options.report('onConfigError', delivery.url, status)
    isShut ||= status === 410
    const asked = retryAfter(headers, now(), random())
    const delay = isFault
      ? backoff(random(), faults++, 2 * minute, 60 * minute)
      : backoff(random(), failures++, 1000, isHidden ? 15 * minute : minute)
    retryAt = monotonic() + (asked || delay)
    if (asked) {
      heldUntil = retryAt
      delivery.write(holdKey, now() + asked)
    }
  }

  /** Posts in the calling task and acts on the answer; whether it is worth going on. Patient: the page is likely to stay. */
  const send = async (batch: Entry[], isPatient?: boolean): Promise<boolean> => {
    for (const entry of batch) {
      delivery.keep(entry)
      entry.sending = true
    }
    const request = sink(batch.map((entry) => entry.event))
    // Counted as a quarter at least, so that there are never more than four.
    let size = Math.max(byteLength(request.body), maxKeepalive / 4)
    // Another script may have used the quota up, which looks like a dead network: every other retry goes without.
    if (keptAlive + size > maxKeepalive || (isPatient && failures % 2)) size = 0
    keptAlive += size
    const answer = await post(delivery.url, request, !!size, options)
    keptAlive -= size
    return settle(batch, answer)
  }

  const settle = (batch: Entry[], answer: Answer): boolean => {
    const { ok, status, accepted, rejected } = answer
    const isBad = [400, 413, 422].includes(status)
    const rest = batch.filter((entry, place) => {
      const { id } = entry.event
      const isRefused = (ok || isBad) && rejected?.some?.((one) => one?.index === place)
      entry.sending = false
      if (entries.has(id) && (isRefused || (ok && (accepted?.includes?.(id) ?? true)))) {
        queue.leave(entry, isRefused && 'rejected')
        // Who took one takes the others, too.
        failures = faults = retryAt = 0
      }
      return entries.has(id)
    })
    const [only] = rest
    const half = rest.length >> 1
    if (only && !isBad) fail(answer)
    else if (half) limit = half
    else if (only) {
      // A batch refused whole was halved, until the one event that is to blame stands alone.
      queue.leave(only, 'rejected')
      limit = batchSize
    }
    schedule()
    return !only || isBad
  }

  /** Without a lock: it is for what this page has recorded, or is about to leave behind. */
  const sendNow = (leaving?: boolean, session?: string) => {
    for (let count = leaving || held() <= 0 ? 4 : 0; count--; ) {
      const batch = free(session)
      if (batch[0]) void send(batch)
    }
  }

  const schedule = () => {
    if (isWaiting || !entries.size) return
    isWaiting = true
    const run = () => {
      isWaiting = false
      void replay()
    }
    // Never at once: whatever goes wrong, a page is not kept busy, and progress is sent by the second.
    // Nor for long: an event that was taken in the meantime ends the wait of the others.
    setTimeout(run, Math.min(wait() > 0 ? wait() : 1000, 5000))
  }

  /** What waits, of this and of earlier visits: one request after the other, and one page at a time. */
  const replay = async () => {
    if (isShut) return
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

  const resume = () => {
    isHidden = false
    retryAt = 0
    void replay()
  }

  return {
    take: (entry) => {
      queue.take(entry)
      if (isTerminal(entry.event)) sendNow(false, entry.event.cfsession)
      schedule()
    },
    resume,
    hide: (leaving) => {
      isHidden = true
      sendNow(leaving)
    },
    deliver: async (id, timeout) => {
      resume()
      // By the clock: a hidden page's timers last a second each.
      for (const end = monotonic() + timeout; entries.has(id) && monotonic() < end; ) await sleep(options, 50)
      return queue.delivered.has(id)
    },
    undelivered: async () => {
      const dead = await queue.load()
      return [...entries.values(), ...dead].map((entry) => entry.event)
    },
    clear: queue.drop,
    stop: () => {
      isShut = true
      queue.close()
    },
  }
}
