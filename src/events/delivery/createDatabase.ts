import type { DeliveryOptions } from './delivery'

const name = 'fairwell'

/** Records by key in IndexedDB, which outlives a killed browser, where localStorage loses its last seconds. Never throws or rejects. */
export function createDatabase(options: DeliveryOptions) {
  // Without a factory, what is asked of it throws and counts as denied.
  const factory = options.indexedDB as () => IDBFactory
  let database: IDBDatabase | undefined
  let opening: Promise<void> | undefined

  const close = () => {
    database?.close()
    database = opening = undefined
  }

  const connect = async () => {
    database = await settled(() => {
      const request = factory().open(name)
      request.onupgradeneeded = () => request.result.createObjectStore(name)
      return request
    })
    // Another page that deletes the database would wait for ever for a connection that stays open.
    if (database) database.onversionchange = database.onclose = close
  }

  /** What it gives, or undefined when it failed. On an open connection the request is on its way before this returns. */
  const ask = async <Result>(request: (rows: IDBObjectStore) => IDBRequest<Result>) => {
    opening ??= connect()
    if (!database) await opening
    return settled(() => {
      const transaction = (database as IDBDatabase).transaction(name, 'readwrite')
      const asked = request(transaction.objectStore(name))
      // Else the write waits for a turn of the event loop that a page on its way out never gets.
      transaction.commit?.()
      return asked
    })
  }

  return {
    ask,
    close,
    /** Takes it out of the browser. */
    drop: async () => {
      await opening
      close()
      await settled(() => factory().deleteDatabase(name))
    },
  }
}

/** The request's result, or undefined when it, or the asking, failed. */
function settled<Result>(ask: () => IDBRequest<Result>): Promise<Result | undefined> {
  return new Promise<Result | undefined>((resolve) => {
    const request = ask()
    request.onsuccess = request.onerror = (event) => {
      // Firefox reports a database error that nobody stops to the page's own `window.onerror`.
      event.preventDefault()
      // Undefined after an error.
      resolve(request.result)
    }
  }).catch(() => undefined)
}
