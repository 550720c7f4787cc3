import { createStores, type Stores } from './createStores'
import { decodeEntry } from './decodeEntry'
import type { Delivery, DeliveryOptions, DropReason } from './delivery'
import type { Entry } from './entry'
import { excessOf, isFree, isOld } from './limits'
import { refill } from './refill'

const maxEvents = 500

/** What waits for one endpoint, in memory and in both stores. Nothing in it throws or rejects. */
export interface Queue extends Pick<Stores, 'read' | 'close' | 'drop'> {
  /** The ids of the events that the endpoint has. */
  readonly delivered: Set<string>
  /**
   * Takes an entry out of what waits. Without a reason the endpoint has it. With one it is dead: reported, and kept where the
   * host can read it, unless it was evicted.
   */
  leave(entry: Entry, reason?: DropReason | false): void
  /** Puts into IndexedDB what localStorage has already, and makes room. */
  take(entry: Entry): void
  /** Drops what is too old, or too much. */
  tidy(): void
  /** Brings memory up to what the stores hold, where other visits and pages write, too. Resolves to the dead. */
  load(): Promise<Entry[]>
  /** Whether this page may send the entry now. */
  isFree(entry: Entry): boolean
}

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
      entry.stored = now()
      // IndexedDB only where localStorage refuses: an empty database is how the next visit knows that nothing waits.
      if (reason !== 'evicted' && !write(key, entry)) void stores.save(key, entry)
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
