/** The copy in IndexedDB: it outlives a killed browser, where localStorage loses its last seconds. Nothing here rejects. */
export type Database = ReturnType<typeof createDatabase>

const name = 'fairwell'

/** `factory` may throw, as `window.indexedDB` does where storage is denied. */
export function createDatabase(factory: () => IDBFactory | undefined) {
  let connection: IDBDatabase | undefined
  let opening: Promise<unknown> | undefined

  const close = () => {
    connection?.close()
    connection = undefined
  }

  const connect = async (create: boolean, before: Promise<unknown> | undefined) => {
    await before
    connection ??= await settled(() => {
      const request = factory()?.open(name, 1)
      if (request)
        request.onupgradeneeded = () => (create ? request.result.createObjectStore(name) : request.transaction?.abort())
      return request
    })
    // Another page that deletes the database would wait for ever for a connection that stays open.
    if (connection) connection.onversionchange = connection.onclose = close
  }

  return {
    /** With `create` false it only looks, and leaves no database where there was none. */
    open: (create: boolean) => {
      if (!connection) opening = connect(create, opening)
    },
    /** The request's result. On an open connection it is on its way before this returns. */
    ask: async <Result>(request: (rows: IDBObjectStore) => IDBRequest<Result>) => {
      if (!connection) await opening
      return settled(() => {
        const transaction = connection?.transaction(name, 'readwrite')
        const asked = transaction && request(transaction.objectStore(name))
        // Without it the write waits for a turn of the event loop that a page on its way out never gets.
        transaction?.commit?.()
        return asked
      })
    },
    close,
    destroy: async () => {
      await opening
      close()
      await settled(() => factory()?.deleteDatabase(name))
    },
  }
}

/** The request's result, or undefined when it, or the asking, failed. */
function settled<Result>(ask: () => IDBRequest<Result> | undefined): Promise<Result | undefined> {
  return new Promise<Result | undefined>((resolve) => {
    const request = ask()
    if (!request) return resolve(undefined)
    request.onsuccess = () => resolve(request.result)
    // Firefox reports a database error that nobody stops to the page's own `window.onerror`.
    request.onerror = (event) => resolve(event.preventDefault() as undefined)
  }).catch(() => undefined)
}
