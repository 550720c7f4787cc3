import { stringify } from '../../base/stringify'
import { isTerminal } from '../wire/isTerminal'
import { createDatabase } from './createDatabase'
import { decodeEntry } from './decodeEntry'
import type { Delivery, DeliveryOptions, DropReason } from './delivery'
import { type Entry, leaseTime } from './entry'
import { bytesOf } from './nextBatch'
import { sleep } from './sleep'

const lifetime = 30 * 86_400_000
const maxDead = 50
const maxEvents = 500
const maxBytes = 1024 * 1024

/** What waits for one endpoint, in memory and in both stores. Nothing here throws or rejects. */
export function createQueue({ entries, name, keyOf, write }: Delivery, options: DeliveryOptions) {
  const { storage, now, report, adopt } = options
  const database = createDatabase(options)
  const delivered = new Set<string>()

  let local: Record<string, string> = {}
  try {
    // Null in a web view that keeps nothing.
    local = (storage() as unknown as typeof local) ?? local
  } catch {
    // Denied: the database has it all.
  }
  const read = (key: string) => local[key] ?? ''
  const erase = (key: string) => {
    delete local[key]
    void database.ask((rows) => rows.delete(key))
  }

  const isOld = ({ stored }: Entry) => now() - stored > lifetime

  const save = async (key: string, entry: Entry) => {
    const record = stringify(entry)
    if (!(await database.ask((rows) => rows.put([key, record], key)))) report('onStorageError', 'IndexedDB')
  }

  /** Takes an entry that was delivered, or never will be, out of what waits; but for the evicted, the host can still read it. */
  const leave = (entry: Entry, reason?: DropReason | false) => {
    const { event } = entry
    entries.delete(event.id)
    erase(keyOf(entry))
    if (!reason) return delivered.add(event.id)
    const key = keyOf(entry, 'd')
    entry.stored = now()
    // An empty database is how the next load knows that nothing waits: the dead lie there only when they must.
    if (reason !== 'evicted' && !write(key, entry)) save(key, entry)
    report('onDrop', event, reason)
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
    for (const entry of excess(entries.values(), maxEvents)) leave(entry, isOld(entry) ? 'expired' : 'evicted')
  }

  return {
    delivered,
    read,
    leave,
    close: database.close,
    /** Puts what localStorage has into the database, too. */
    take: (entry: Entry) => {
      save(keyOf(entry), entry)
      tidy()
    },
    /** Brings memory up to what the stores hold, for other visits and pages write there too; gives the dead. */
    load: async () => {
      const asked = database.ask<unknown[]>((rows) => rows.getAll())
      // Safari can leave the opening of a database unanswered (https://bugs.webkit.org/show_bug.cgi?id=226547).
      const rows = await Promise.race([asked, sleep(options, 1000)])
      // Another script may have put anything there.
      const ours = (rows ?? []).filter(
        (row): row is [string, string] => Array.isArray(row) && typeof row[0] === 'string',
      )
      const records = new Map([...ours, ...Object.entries(local)])
      const dead: Entry[] = []
      for (const [key, record] of records) {
        const [whose, list, owner] = key.split(':') as [string, string, string]
        const entry = whose === 'fairwell' && decodeEntry(record)
        if (!entry) continue
        const { id } = entry.event
        if (owner !== name) {
          if (adopt(owner) || !isOld(entry)) continue
          erase(key)
          if (list === 'q') leave(entry, 'expired')
        } else if (list === 'd') dead.push(entry)
        else if (!entries.has(id) && !delivered.has(id)) entries.set(id, { ...entry, lease: 0 })
      }
      for (const entry of entries.values()) {
        // Gone from one store it may have been wiped by the page; gone from both, another page has delivered it.
        if (records.has(keyOf(entry))) entry.kept = true
        else if (rows && entry.kept && !entry.sending) leave(entry)
      }
      tidy()
      for (const entry of excess(dead, maxDead)) erase(keyOf(entry, 'd'))
      // A page that has had events will have more.
      if (rows && !rows[0] && !delivered.size) void database.drop()
      return dead
    },
    /** Whether this page may send the entry now. */
    isFree: (entry: Entry) => {
      const lease = (decodeEntry(read(keyOf(entry))) ?? entry).lease
      const left = lease - now()
      // A lease further off than any lease was made before the clock was set back, and counts for nothing.
      return !entry.sending && (lease === entry.lease || left <= 0 || left > leaseTime)
    },
    drop: database.drop,
  }
}
