import { stringify } from '../../base/stringify'
import type { Delivery, DeliveryOptions } from './delivery'
import { type Entry, leaseTime, requestTime } from './entry'
import { fit } from './fit'

/**
 * The books of one endpoint: all of delivery that a first screen needs. Until a sender is attached, what is recorded
 * waits in memory and in localStorage. It touches nothing before it is asked to.
 */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { name: sink, key, endpoint, storage, now, report } = options
  const entries = new Map<string, Entry>()
  const url = new URL(endpoint ?? '', options.origin).href
  // Both ways to post CloudEvents, which take no key, share a queue; another tool has one for each of its keys.
  const name = btoa(key ? `${key} ${sink} ${url}` : url)

  const delivery: Delivery = {
    target: options,
    url,
    name,
    entries,
    keyOf: ({ event }, list: 'q' | 'd' = 'q') => `fairwell:${list}:${name}:${event.id}`,
    record(event) {
      const text = fit(event)
      if (!text) return report('onDrop', event, text === '' ? 'unreadable' : 'too_large')
      // From its text: the page may go on changing what it gave us, and every copy of an event is identical.
      const entry: Entry = { v: 1, stored: now(), lease: 0, event: JSON.parse(text) }
      entries.set(event.id, entry)
      delivery.keep(entry)
      delivery.sender?.take(entry)
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
        // Denied, or full.
      }
    },
    attach(create) {
      delivery.sender = create(delivery, options)
      entries.forEach(delivery.sender.take)
    },
  }
  return delivery
}
