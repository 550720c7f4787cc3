import { createDatabase } from './database'
import type { DeliveryOptions } from './delivery'

/** Both places where records are kept, by key. Nothing here throws or rejects. */
export type Stores = ReturnType<typeof createStores>

const prefix = 'fairwell:'

export function createStores({ storage, indexedDB, setTimeout, onStorageError }: DeliveryOptions) {
  const database = createDatabase(indexedDB)
  const attempt = <Result>(act: (local: Storage) => Result) => {
    try {
      return act(storage())
    } catch {}
  }
  const get = (key: string) => attempt((local) => local.getItem(prefix + key)) ?? ''
  const keys = () =>
    attempt(Object.keys)?.flatMap((key: string) => (key.startsWith(prefix) ? key.slice(prefix.length) : [])) ?? []
  /** Whether localStorage took it. */
  const set = (key: string, record: string) => attempt((local) => [local.setItem(prefix + key, record)]) !== undefined
  const remove = (key: string) => attempt((local) => local.removeItem(prefix + key))

  return {
    ...database,
    get,
    set,
    /** Writes to both; whether localStorage took it. */
    write: (key: string, record: string) => {
      const isSet = set(key, record)
      if (!isSet) onStorageError?.('localStorage')
      database.ask((rows) => rows.put([key, record], key)).then((done) => done || onStorageError?.('IndexedDB'))
      return isSet
    },
    erase: (key: string) => {
      remove(key)
      database.ask((rows) => rows.delete(key))
    },
    /** All records by key, and whether both places could be read. */
    readAll: async () => {
      // Safari can leave the opening of a database unanswered (https://bugs.webkit.org/show_bug.cgi?id=226547).
      const giveUp = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 1000))
      const rows = await Promise.race([database.ask<[string, string][]>((rows) => rows.getAll()), giveUp])
      return { isWhole: !!rows, records: new Map([...(rows ?? []), ...keys().map((key) => [key, get(key)] as const)]) }
    },
    clear: () => {
      keys().forEach(remove)
      return database.destroy()
    },
  }
}
