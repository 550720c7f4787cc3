import type { Stores } from './createStores'
import { decodeEntry } from './decodeEntry'
import type { Delivery, DeliveryOptions } from './delivery'
import type { Entry } from './entry'
import { excessOf, hasOldText, isOld } from './limits'
import type { Queue } from './queue'
import { withoutText } from './withoutText'

const maxDead = 50

/**
 * Brings a queue up to what the stores hold, where other visits and pages write, too, and takes out of the stores what has been
 * there for too long, whoever wrote it. Resolves to the dead. Never rejects.
 */
export async function refill(
  { entries, name, keyOf, write }: Delivery,
  { now, adopt }: Pick<DeliveryOptions, 'now' | 'adopt'>,
  stores: Stores,
  queue: Pick<Queue, 'delivered' | 'leave' | 'tidy'>,
): Promise<Entry[]> {
  const { rows, records } = await stores.load()
  const dead: Entry[] = []
  for (const [key, record] of records) {
    const [whose, list, owner] = key.split(':') as [string, string, string]
    if (whose !== 'fairwell') continue
    if (list === 'hold' && +record < now()) stores.erase(key)
    let entry = decodeEntry(record)
    if (!entry) continue
    if (hasOldText(entry, now())) {
      entry = withoutText(entry)
      const isLocal = stores.read(key) && write(key, entry)
      // The dead stand in IndexedDB only where localStorage has refused them.
      if (list === 'q' || !isLocal) void stores.save(key, entry)
    }
    const { id } = entry.event
    const known = owner === name && entries.get(id)
    if (known && entry.plain && !known.sending) Object.assign(known, { event: entry.event, plain: true })
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
  const excess = excessOf(dead, maxDead, now())
  for (const entry of excess) stores.erase(keyOf(entry, 'd'))
  // Keep the database if this page delivered anything, for it will write again. An empty one makes the next visit look in it.
  if (rows && !rows[0] && !queue.delivered.size) void stores.drop()
  return dead.filter((entry) => !excess.includes(entry))
}
