import type { DeliveryOptions } from './delivery'
import { sleep } from './sleep'

/** Where records are kept, by key: localStorage, and IndexedDB. Nothing here throws or rejects. */
export type Stores = ReturnType<typeof createStores>

const name = 'fairwell'

/** IndexedDB outlives a killed browser, where localStorage loses its last seconds; localStorage can be read at once. */
export function createStores(options: DeliveryOptions) {
  const { storage, indexedDB, onStorageError } = options
  let database: IDBDatabase | undefined
  let opening: Promise<unknown> | undefined

  const local = <Result>(act: (store: Storage) => Result) => {
    try {
      return act(storage())
    } catch {}
  }
  const get = (key: string) => local((store) => store.getItem(key)) ?? ''
  /** Whether localStorage took it. */
  const set = (key: string, record: string) => !!local((store) => [store.setItem(key, record)])
  const remove = (key: string) => local((store) => store.removeItem(key))
  const keys = () => (local(Object.keys) ?? []).filter((key) => key.startsWith(`${name}:`))

  const close = () => {
    database?.close()
    database = undefined
  }

  const connect = async (create: boolean, before: Promise<unknown> | undefined) => {
    await before
    database ??= await settled(() => {
      // Without a factory this throws, and counts as denied.
      const request = (indexedDB() as IDBFactory).open(name)
      request.onupgradeneeded = () => (create ? request.result.createObjectStore(name) : request.transaction?.abort())
      return request
    })
    // Another page that deletes the database would wait for ever for a connection that stays open.
    if (database) database.onversionchange = database.onclose = close
  }

  /** On an open connection the request is on its way before this returns. */
  const ask = async <Result>(request: (rows: IDBObjectStore) => IDBRequest<Result>) => {
    if (!database) await opening
    return settled(() => {
      // Without a connection this throws, and the result is undefined.
      const transaction = (database as IDBDatabase).transaction(name, 'readwrite')
      const asked = request(transaction.objectStore(name))
      // Else the write waits for a turn of the event loop that a page on its way out never gets.
      transaction.commit?.()
      return asked
    })
  }

  /** With `create` false it only looks, and leaves no database where there was none. */
  const open = (create: boolean) => {
    if (!database) opening = connect(create, opening)
  }

  return {
    get,
    set,
    close,
    open,
    /** Writes to both. */
    write: (key: string, record: string) => {
      open(true)
      ask((rows) => rows.put([key, record], key)).then((done) => done || onStorageError?.('IndexedDB'))
      if (!set(key, record)) onStorageError?.('localStorage')
    },
    erase: (key: string) => {
      remove(key)
      void ask((rows) => rows.delete(key))
    },
    /** All records by key, and whether both places could be read. */
    readAll: async () => {
      open(false)
      // Safari can leave the opening of a database unanswered (https://bugs.webkit.org/show_bug.cgi?id=226547).
      const rows = await Promise.race([ask<[string, string][]>((rows) => rows.getAll()), sleep(options, 1000)])
      return [new Map([...(rows ?? []), ...keys().map((key) => [key, get(key)] as const)]), !!rows] as const
    },
    clear: async () => {
      keys().forEach(remove)
      await opening
      close()
      await settled(() => (indexedDB() as IDBFactory).deleteDatabase(name))
    },
  }
}

/** The request's result, or undefined when it, or the asking, failed. */
function settled<Result>(ask: () => IDBRequest<Result>): Promise<Result | undefined> {
  return new Promise<Result | undefined>((resolve) => {
    const request = ask()
    request.onsuccess = () => resolve(request.result)
    request.onerror = (event) => {
      // Firefox reports a database error that nobody stops to the page's own `window.onerror`.
      event.preventDefault()
      resolve(undefined)
    }
  }).catch(() => undefined)
}
