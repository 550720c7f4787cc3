import { createConnection, databaseName } from './createConnection'
import type { DeliveryOptions } from './delivery'
import { settled } from './settled'

/** Records by key in IndexedDB, which outlives a killed browser, where localStorage loses its last seconds. Nothing throws or rejects. */
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

export function createDatabase(options: Pick<DeliveryOptions, 'indexedDB'>): Database {
  // A browser without IndexedDB has no factory: each use of it throws, which counts as denied.
  const factory = options.indexedDB as () => IDBFactory
  const connection = createConnection(factory)
  return {
    async ask(request) {
      const opened = connection.open()
      if (!connection.database()) await opened
      return settled(() => {
        const transaction = (connection.database() as IDBDatabase).transaction(databaseName, 'readwrite')
        const asked = request(transaction.objectStore(databaseName))
        // Without it the write waits for a turn of the event loop, which a page on its way out never gets.
        transaction.commit?.()
        return asked
      })
    },
    close: connection.close,
    async drop() {
      await connection.rest()
      connection.close()
      await settled(() => factory().deleteDatabase(databaseName))
    },
  }
}
