import type { Stores } from './createStores'
import { decodeEntry } from './decodeEntry'
import type { Delivery, DeliveryOptions } from './delivery'
import type { Entry } from './entry'
import { excessOf, isOld } from './limits'
import type { Queue } from './queue'

const maxDead = 50

/** Brings a queue up to what the stores hold, where other visits and pages write, too. Resolves to the dead. Never rejects. */
export async function refill(
  { entries, name, keyOf }: Delivery,
  { now, adopt }: Pick<DeliveryOptions, 'now' | 'adopt'>,
  stores: Stores,
  queue: Pick<Queue, 'delivered' | 'leave' | 'tidy'>,
): Promise<Entry[]> {
  const { rows, records } = await stores.load()
  const dead: Entry[] = []
  for (const [key, record] of records) {
    const [whose, list, owner] = key.split(':') as [string, string, string]
    const entry = whose === 'fairwell' && decodeEntry(record)
    if (!entry) continue
    const { id } = entry.event
    if (owner !== name) {
      // Of an endpoint that this page does not send to: it goes when it is old and nobody adopts it.
      if (adopt(owner) || !isOld(entry, now())) continue
      stores.erase(key)
      if (list === 'q') queue.leave(entry, 'expired')
    } else if (list === 'd') dead.push(entry)
    else if (!entries.has(id) && !queue.delivered.has(id)) entries.set(id, { ...entry, lease: 0 })
  }
  for (const entry of entries.values()) {
    // Gone from one store it may have been wiped by the page; gone from both, another page has delivered it.
    if (records.has(keyOf(entry))) entry.kept = true
    else if (rows && entry.kept && !entry.sending) queue.leave(entry)
  }
  queue.tidy()
  for (const entry of excessOf(dead, maxDead, now())) stores.erase(keyOf(entry, 'd'))
  // Keep the database if this page delivered anything, for it will write again. An empty one makes the next visit look in it.
  if (rows && !rows[0] && !queue.delivered.size) void stores.drop()
  return dead
}
