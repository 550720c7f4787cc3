import { settled } from './settled'

/** The database's name, and that of its one table. */
export const databaseName = 'fairwell'

/** The connection to the database: closed at first, then opening, then open or denied, until it is closed again. */
export interface Connection {
  /** The open database; undefined while it is closed, opening or denied. */
  database(): IDBDatabase | undefined
  /** Opens the connection where it is closed; resolves when it is open or denied. Never rejects. */
  open(): Promise<void>
  /** Resolves when nothing is opening. */
  rest(): Promise<void>
  close(): void
}

export function createConnection(factory: () => IDBFactory): Connection {
  let database: IDBDatabase | undefined
  let opening: Promise<void> | undefined

  const close = () => {
    database?.close()
    database = opening = undefined
  }

  const connect = async () => {
    database = await settled(() => {
      const request = factory().open(databaseName)
      request.onupgradeneeded = () => request.result.createObjectStore(databaseName)
      return request
    })
    // Another page that deletes the database would wait for ever for a connection that stays open.
    if (database) database.onversionchange = database.onclose = close
  }

  return {
    database: () => database,
    open() {
      opening ??= connect()
      return opening
    },
    rest: async () => opening,
    close,
  }
}
