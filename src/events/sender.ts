import { backoff } from './backoff'
import type { DeliveryOptions } from './delivery'
import { byteLength, type Entry } from './entry'
import { type Answer, post } from './post'
import type { Queue } from './queue'
import { retryAfter } from './retryAfter'
import { cloudEventBatch } from './sinks/cloudEventBatch'
import type { Stores } from './stores'

// A browser refuses keepalive bodies beyond 64 KiB in all, and the page and its other scripts want their part.
const maxKeepaliveBytes = 56 * 1024
const maxKeepaliveRequests = 4
const minute = 60_000

/** Sends batches to one URL, and knows of its health: one circuit for all its events. Waits are in milliseconds. */
export type Sender = ReturnType<typeof createSender>

export function createSender(options: DeliveryOptions, url: string, stores: Stores, queue: Queue, holdKey: string) {
  const { now, monotonic, random, onConfigError, sink = cloudEventBatch } = options
  let requests = 0
  let bytes = 0
  let failures = 0
  let isFaulty = false
  let retryAt = 0
  let heldUntil = 0

  const ask = async (batch: Entry[], isPatient: boolean) => {
    const request = sink(
      batch.map((entry) => entry.event),
      batch.map((entry) => entry.text),
    )
    const size = byteLength(request.body)
    const fits = requests < maxKeepaliveRequests && bytes + size <= maxKeepaliveBytes
    // Another script may have used up the browser's quota, which looks like a dead network: every other retry goes without.
    const keepalive = fits && !(isPatient && failures % 2)
    requests += +keepalive
    bytes += +keepalive * size
    const answer = await post(url, request, keepalive, options)
    requests -= +keepalive
    bytes -= +keepalive * size
    return answer
  }

  const fail = ({ status, headers }: Answer) => {
    // These end only when someone mends the endpoint or the config.
    const isFault = status > 299 && status < 500 && ![408, 425, 429].includes(status)
    const asked = headers && retryAfter(headers, now(), random())
    if (isFault && !isFaulty) onConfigError?.(status)
    isFaulty ||= isFault
    failures++
    const cap = self.isHidden ? 15 * minute : minute
    retryAt =
      monotonic() +
      (isFault ? backoff(failures, 2 * minute, 60 * minute, random()) : backoff(failures, 1000, cap, random()))
    if (status === 410) self.isShut = true
    if (!asked) return
    retryAt = heldUntil = monotonic() + asked
    stores.set(holdKey, `${now() + asked}`)
  }

  const self = {
    isHidden: false,
    /** After 410: nothing more is sent by this page. */
    isShut: false,
    isHealthy: () => !failures,
    /** How long the endpoint has asked for silence; other pages and earlier visits may have been told so, too. */
    held: () => {
      const stored = +stores.get(holdKey) - now()
      // Further off than any Retry-After that we keep: the clock was set back.
      return Math.max(0, heldUntil - monotonic(), stored > 70 * minute ? 0 : stored)
    },
    /** Until the next try. */
    wait: () => Math.max(self.held(), retryAt - monotonic()),
    retryNow: () => {
      retryAt = 0
    },
    /** Posts in the calling task and acts on the answer; whether it is worth going on. Patient: the page is likely to stay. */
    send: async (batch: Entry[], isPatient = false): Promise<boolean> => {
      batch.forEach(queue.lease)
      const answer = await ask(batch, isPatient)
      const { status, accepted, rejected } = answer
      const isTaken = status > 199 && status < 300
      const isBad = [400, 413, 422].includes(status)
      for (const [place, entry] of batch.entries()) {
        const { id } = entry.event
        entry.sending = false
        if (!queue.has(entry)) continue
        if ((isTaken || isBad) && rejected?.some?.((one) => (one?.id ? one.id === id : one?.index === place)))
          queue.bury(entry, 'rejected')
        else if (isTaken && (accepted?.includes?.(id) ?? true)) queue.leave(entry, true)
      }
      const rest = batch.filter(queue.has)
      if (rest.length < batch.length) failures = 0
      const [only] = rest
      if (!only) return true
      if (!isBad) {
        fail(answer)
        return false
      }
      // A batch refused whole is halved, until the one event that is to blame stands alone.
      const half = rest.length >> 1
      if (half) return (await self.send(rest.slice(0, half), isPatient)) && self.send(rest.slice(half), isPatient)
      queue.bury(only, 'rejected')
      return true
    },
  }
  return self
}
