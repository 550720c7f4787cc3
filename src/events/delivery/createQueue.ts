import { createStores } from './createStores'
import { decodeEntry } from './decodeEntry'
import type { Delivery, DeliveryOptions } from './delivery'
import { excessOf, isFree, isOld } from './limits'
import type { Queue } from './queue'
import { refill } from './refill'

const maxEvents = 500

/** Makes the queue of one delivery, over what both stores hold. */
export function createQueue(delivery: Delivery, options: DeliveryOptions): Queue {
  const { entries, keyOf, write } = delivery
  const { now, report } = options
  const stores = createStores(options)
  const queue: Queue = {
    ...stores,
    delivered: new Set(),
    leave(entry, reason) {
      const { event } = entry
      entries.delete(event.id)
      stores.erase(keyOf(entry))
      if (!reason) {
        queue.delivered.add(event.id)
        return
      }
      const key = keyOf(entry, 'd')
      // IndexedDB only where localStorage refuses: an empty database is how the next visit knows that nothing waits.
      if (reason === 'rejected' && !write(key, entry)) void stores.save(key, entry)
      report('onDrop', event, reason)
    },
    take(entry) {
      void stores.save(keyOf(entry), entry)
      queue.tidy()
    },
    tidy() {
      for (const entry of excessOf(entries.values(), maxEvents, now()))
        queue.leave(entry, isOld(entry, now()) ? 'expired' : 'evicted')
    },
    load: () => refill(delivery, options, stores, queue),
    isFree: (entry) => isFree(entry, (decodeEntry(stores.read(keyOf(entry))) ?? entry).lease, now()),
  }
  return queue
}
