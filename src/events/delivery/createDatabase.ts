import type { DeliveryOptions } from './delivery'
import { settled } from './settled'

/** The database's name, and that of its one table. */
const name = 'fairwell'

/**
 * Records by key in IndexedDB, which outlives a killed browser, where localStorage loses its last seconds. The connection is
 * closed at first, opened by the first request, and closed again by `close`, `drop`, or another page. Nothing throws or rejects.
 */
export interface Database {
  /**
   * What the request gives, or undefined when it failed. On an open connection the request is on its way before this
   * returns, so that a page on its way out still writes.
   */
  ask<Result>(request: (rows: IDBObjectStore) => IDBRequest<Result>): Promise<Result | undefined>
  close(): void
  /** Deletes the database. */
  drop(): Promise<void>
}

/** Opens the database when it is first asked for something. Where storage is denied, every answer is empty. */
export function createDatabase(options: Pick<DeliveryOptions, 'indexedDB'>): Database {
  // A browser without IndexedDB has no factory: each use of it throws, which counts as denied.
  const factory = options.indexedDB as () => IDBFactory
  let database: IDBDatabase | undefined
  let opening: Promise<void> | undefined

  const close = () => {
    database?.close()
    database = opening = undefined
  }

  const open = async () => {
    database = await settled(() => {
      const request = factory().open(name)
      request.onupgradeneeded = () => request.result.createObjectStore(name)
      return request
    })
    // Another page that deletes the database would wait for ever for a connection that stays open.
    if (database) database.onversionchange = database.onclose = close
  }

  return {
    async ask(request) {
      opening ??= open()
      if (!database) await opening
      return settled(() => {
        const transaction = (database as IDBDatabase).transaction(name, 'readwrite')
        const asked = request(transaction.objectStore(name))
        // Without it the write waits for a turn of the event loop, which a page on its way out never gets.
        transaction.commit?.()
        return asked
      })
    },
    close,
    async drop() {
      await opening
      close()
      await settled(() => factory().deleteDatabase(name))
    },
  }
}
