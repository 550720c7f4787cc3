import type { DeliveryOptions, DropReason } from './delivery'
import { byteLength, decodeEntry, type Entry, encodeEntry, leaseIn } from './entry'
import { fit } from './fit'
import type { CloudEvent } from './flowEvent'
import { isTerminal } from './isTerminal'
import { requestTime } from './post'
import type { Stores } from './stores'

/** What waits for one endpoint. */
export type Queue = ReturnType<typeof createQueue>

// Longer than a request may take: while it runs, no other page sends the event.
export const leaseTime = requestTime + 5000
const lifetime = 30 * 86_400_000
const maxDead = 50
const maxEvents = 500
const maxBytes = 1024 * 1024

/** `endpoint` marks its records. */
export function createQueue({ now, onDrop }: DeliveryOptions, stores: Stores, endpoint: string) {
  const entries = new Map<string, Entry>()
  const delivered = new Set<string>()

  const deadKey = `d:${endpoint}:`
  const keyOf = ({ event }: Entry) => `q:${endpoint}:${event.id}`

  const leave = (entry: Entry, isDelivered?: boolean) => {
    if (isDelivered) delivered.add(entry.event.id)
    entries.delete(entry.event.id)
    stores.erase(keyOf(entry))
  }

  /** Moves an event that can never be delivered to where the host can read it. */
  const bury = (entry: Entry, reason: DropReason) => {
    leave(entry)
    entry.stored = now()
    stores.write(deadKey + entry.event.id, encodeEntry(entry, 0))
    onDrop?.(entry.event, reason)
  }

  /** The oldest progress makes room first, an ending only for other endings. */
  const evict = () => {
    let bytes = 0
    const newest = [...entries.values()].sort(
      (one, other) => +isTerminal(other.event) - +isTerminal(one.event) || other.stored - one.stored,
    )
    for (const [place, entry] of newest.entries()) {
      bytes += byteLength(entry.text)
      if (place < maxEvents && bytes <= maxBytes) continue
      leave(entry)
      onDrop?.(entry.event, 'evicted')
    }
  }

  return {
    entries,
    delivered,
    leave,
    bury,
    has: (entry: Entry) => entries.get(entry.event.id) === entry,
    /** Takes an event in, in memory only; undefined when it is already there or cannot be taken. */
    add: (event: CloudEvent) => {
      const { id } = event
      if (entries.has(id) || delivered.has(id)) return
      const text = fit(event)
      if (!text) return void onDrop?.(event, 'too_large')
      // From its text: the page may go on changing what it gave us, and every copy of an event is identical.
      entries.set(id, {
        event: JSON.parse(text),
        text,
        stored: now(),
        lease: now() + leaseTime,
        sending: false,
        kept: false,
      })
      evict()
      return entries.get(id)
    },
    store: (entry: Entry) => {
      entry.kept = stores.write(keyOf(entry), encodeEntry(entry, entry.lease))
    },
    /** Brings memory up to what the stores hold, for other visits and pages write there too; gives the dead. */
    load: async () => {
      const { records, isWhole } = await stores.readAll()
      for (const [key, record] of records) {
        const entry = decodeEntry(record)
        if (entry && key === keyOf(entry) && !entries.has(entry.event.id) && !delivered.has(entry.event.id))
          entries.set(entry.event.id, entry)
      }
      for (const entry of entries.values()) {
        // Gone from one store it may have been wiped by the page; gone from both, another page has delivered it.
        if (isWhole && entry.kept && !entry.sending && !records.has(keyOf(entry))) leave(entry, true)
        else if (now() - entry.stored > lifetime) bury(entry, 'expired')
      }
      evict()
      const dead = [...records]
        .filter(([key]) => key.startsWith(deadKey))
        .sort(([, one], [, other]) => (one < other ? 1 : -1))
      return dead.flatMap(([key, record], place) => {
        const entry = decodeEntry(record)
        if (entry && place < maxDead && now() - entry.stored < lifetime) return entry
        stores.erase(key)
        return []
      })
    },
    /** Whether this page may send the entry now. */
    isFree: (entry: Entry) => {
      const lease = leaseIn(stores.get(keyOf(entry))) ?? entry.lease
      const left = lease - now()
      // A lease further off than any lease was made before the clock was set back, and counts for nothing.
      return !entry.sending && (lease === entry.lease || left <= 0 || left > leaseTime)
    },
    /** Keeps other pages off the entry while it is being sent. */
    lease: (entry: Entry) => {
      entry.sending = true
      const left = entry.lease - now()
      if (left > requestTime && left <= leaseTime) return
      entry.lease = now() + leaseTime
      stores.set(keyOf(entry), encodeEntry(entry, entry.lease))
    },
  }
}
