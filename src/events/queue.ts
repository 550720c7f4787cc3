import type { DeliveryOptions, DropReason } from './delivery'
import { bytesOf, decodeEntry, type Entry } from './entry'
import { fit } from './fit'
import type { CloudEvent } from './flowEvent'
import { isTerminal } from './isTerminal'
import { requestTime } from './post'
import type { Stores } from './stores'
import { stringify } from './stringify'

/** What waits for one endpoint. */
export type Queue = ReturnType<typeof createQueue>

// Longer than a request may take: while it runs, no other page sends the event.
export const leaseTime = requestTime + 5000
const lifetime = 30 * 86_400_000
const maxDead = 50
const maxEvents = 500
const maxBytes = 1024 * 1024

/** `name` marks the endpoint's records. */
export function createQueue({ now, onDrop }: DeliveryOptions, stores: Stores, name: string) {
  const entries = new Map<string, Entry>()
  const delivered = new Set<string>()

  const keyOf = (list: string, { event }: Entry) => `fairwell:${list}:${name}:${event.id}`
  const isOld = ({ stored }: Entry) => now() - stored > lifetime

  const leave = (entry: Entry, isDelivered?: boolean) => {
    if (isDelivered) delivered.add(entry.event.id)
    entries.delete(entry.event.id)
    stores.erase(keyOf('q', entry))
  }

  /** Moves an event that can never be delivered to where the host can read it. */
  const bury = (entry: Entry, reason: DropReason) => {
    leave(entry)
    entry.stored = now()
    stores.write(keyOf('d', entry), stringify(entry))
    onDrop?.(entry.event, reason)
  }

  /** What is too old, or too much: the oldest progress makes room first, an ending only for other endings. */
  const excess = (list: Iterable<Entry>, max: number) => {
    let bytes = 0
    return [...list]
      .sort((one, other) => +isTerminal(other.event) - +isTerminal(one.event) || other.stored - one.stored)
      .filter((entry, place) => {
        bytes += bytesOf(entry.event)
        return place >= max || bytes > maxBytes || isOld(entry)
      })
  }

  const tidy = () => {
    for (const entry of excess(entries.values(), maxEvents)) {
      if (isOld(entry)) bury(entry, 'expired')
      else {
        leave(entry)
        onDrop?.(entry.event, 'evicted')
      }
    }
  }

  return {
    entries,
    delivered,
    leave,
    bury,
    /** Takes an event in, in memory only; undefined when it is already there or cannot be taken. */
    add: (event: CloudEvent) => {
      const { id } = event
      if (entries.has(id) || delivered.has(id)) return
      const text = fit(event)
      if (!text) return void onDrop?.(event, text === '' ? 'unreadable' : 'too_large')
      // From its text: the page may go on changing what it gave us, and every copy of an event is identical.
      entries.set(id, { v: 1, stored: now(), lease: 0, event: JSON.parse(text) })
      tidy()
      return entries.get(id)
    },
    /** Writes an entry down and keeps other pages off it for the time of a request. */
    store: (entry: Entry) => {
      if (entry.lease - now() > requestTime) return
      entry.lease = now() + leaseTime
      stores.write(keyOf('q', entry), stringify(entry))
    },
    /** Brings memory up to what the stores hold, for other visits and pages write there too; gives the dead. */
    load: async () => {
      const [records, isWhole] = await stores.readAll()
      const dead: Entry[] = []
      for (const [key, record] of records) {
        const [, list, owner, id = ''] = key.split(':')
        const entry = owner === name && decodeEntry(record)
        if (!entry) continue
        if (list === 'd') dead.push(entry)
        else if (!entries.has(id) && !delivered.has(id)) entries.set(id, { ...entry, lease: 0 })
      }
      for (const entry of entries.values()) {
        // Gone from one store it may have been wiped by the page; gone from both, another page has delivered it.
        if (records.has(keyOf('q', entry))) entry.kept = true
        else if (isWhole && entry.kept && !entry.sending) leave(entry, true)
      }
      tidy()
      for (const entry of excess(dead, maxDead)) stores.erase(keyOf('d', entry))
      return dead
    },
    /** Whether this page may send the entry now. */
    isFree: (entry: Entry) => {
      const lease = (decodeEntry(stores.get(keyOf('q', entry))) ?? entry).lease
      const left = lease - now()
      // A lease further off than any lease was made before the clock was set back, and counts for nothing.
      return !entry.sending && (lease === entry.lease || left <= 0 || left > leaseTime)
    },
  }
}
