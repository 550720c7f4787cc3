import { stringify } from '../../base/stringify'
import { createDatabase } from './createDatabase'
import type { DeliveryOptions } from './delivery'
import type { Entry } from './entry'
import { sleep } from './sleep'

/** The records of both stores, localStorage and IndexedDB, by key. Nothing here throws or rejects. */
export interface Stores {
  /** The record as localStorage has it; empty when there is none. */
  read(key: string): string
  /** Deletes the record from both stores. */
  erase(key: string): void
  /** Puts the entry into IndexedDB; a failure is reported. */
  save(key: string, entry: Entry): Promise<void>
  /** All records of both stores. `rows` are those of IndexedDB; undefined where it is denied or silent. */
  load(): Promise<{ rows: unknown[] | undefined; records: Map<string, string> }>
  close(): void
  /** Deletes the database. */
  drop(): Promise<void>
}

/** Makes the two stores of a queue: localStorage, written in the same task, and IndexedDB, which outlives a killed browser. */
export function createStores(options: DeliveryOptions): Stores {
  const database = createDatabase(options)
  const local = localRecords(options)
  return {
    read: (key) => local[key] ?? '',
    erase(key) {
      delete local[key]
      void database.ask((rows) => rows.delete(key))
    },
    async save(key, entry) {
      const record = stringify(entry)
      if (!(await database.ask((rows) => rows.put([key, record], key)))) options.report('onStorageError', 'IndexedDB')
    },
    async load() {
      const asked = database.ask<unknown[]>((rows) => rows.getAll())
      // Safari can leave the opening of a database unanswered (https://bugs.webkit.org/show_bug.cgi?id=226547).
      const rows = await Promise.race([asked, sleep(options, 1000)])
      return { rows, records: new Map([...(rows ?? []).filter(isRecord), ...Object.entries(local)]) }
    },
    close: database.close,
    drop: database.drop,
  }
}

/** The page's localStorage; where it is denied, an empty object stands in, and IndexedDB has all records. */
function localRecords({ storage }: DeliveryOptions): Record<string, string> {
  try {
    // A web view that keeps nothing gives null.
    return (storage() as unknown as Record<string, string> | null) ?? {}
  } catch {
    return {}
  }
}

/** Another script may have put anything into our table. */
function isRecord(row: unknown): row is [key: string, record: string] {
  return Array.isArray(row) && typeof row[0] === 'string'
}
