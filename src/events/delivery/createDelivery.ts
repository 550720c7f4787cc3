import { afterPaint } from '../../base/afterPaint'
import { stringify } from '../../base/stringify'
import type { Delivery, DeliveryOptions } from './delivery'
import { type Entry, leaseTime, requestTime } from './entry'
import { fit } from './fit'

/**
 * The delivery of one endpoint, with all that the first screen needs of it. Until a sender is attached, recorded events wait in
 * memory and in localStorage. It touches nothing of the browser before an event is recorded. Throws when the endpoint is no URL.
 */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { name: sink, key, endpoint, storage, now, report, setTimeout } = options
  const entries = new Map<string, Entry>()
  /** What the sender does not have yet, in order. */
  const recorded: Entry[] = []
  const url = new URL(endpoint ?? '', options.origin).href
  // Both ways to post CloudEvents take no key and share a queue; another tool has one queue for each of its keys.
  const name = btoa(key ? `${key} ${sink} ${url}` : url)

  const delivery: Delivery = {
    target: options,
    url,
    name,
    entries,
    keyOf: ({ event }, list: 'q' | 'd' = 'q') => `fairwell:${list}:${name}:${event.id}`,
    record(event, isFirst) {
      const text = fit(event)
      if (!text) return report('onDrop', event, text === '' ? 'unreadable' : 'too_large')
      // Made anew from its text: the page may go on changing what it gave us, and all copies of an event must be the same.
      const entry: Entry = { v: 1, stored: now(), lease: 0, event: JSON.parse(text) }
      entries.set(event.id, entry)
      delivery.keep(entry)
      recorded.push(entry)
      if (isFirst) setTimeout(handOver, afterPaint)
      else handOver()
    },
    keep(entry) {
      if (endpoint === undefined || entry.lease - now() > requestTime) return
      entry.lease = now() + leaseTime
      if (!delivery.write(delivery.keyOf(entry), entry)) report('onStorageError', 'localStorage')
    },
    write(key, record) {
      try {
        storage().setItem(key, stringify(record))
        return true
      } catch {
        // The storage is denied, or full.
      }
    },
    attach(create) {
      delivery.sender = create(delivery, options)
      recorded.length = 0
      entries.forEach(delivery.sender.take)
    },
  }
  return delivery

  function handOver(): void {
    // One may be gone by now: sent with the event that ended its flow, or reset.
    for (const entry of recorded.splice(0)) if (entries.has(entry.event.id)) delivery.sender?.take(entry)
  }
}
