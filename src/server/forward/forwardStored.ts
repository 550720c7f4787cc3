import type { Query } from '../receive/query'
import { type FailedEvent, ForwardError } from './forwardError'
import { type ForwardOptions, forwardEvents, isDown } from './forwardEvents'
import type { Forwarder } from './forwarder'
import { forwardStore } from './forwardStore'

/** Where stored events go, and under which name progress is kept. */
export interface ForwardStoredOptions extends ForwardOptions {
  /** The same database that the receiver stores its events in. */
  query: Query
  to: Forwarder
  /** The name under which progress is kept. Give each system a name of its own, and all processes that serve it the same. */
  queue: string
}

/**
 * Sends all stored events that have not gone to this queue's system yet, the oldest first; call it from a timer. The
 * database alone knows what has gone: a process that ends midway loses nothing, and its unfinished events go again after
 * ten minutes. Refused events are set aside in `fairwell_forwarded`. Rejects with a ForwardError where there were any, or
 * where the other system is down.
 */
export async function forwardStored({ query, to, queue, ...options }: ForwardStoredOptions): Promise<void> {
  const store = forwardStore(query, queue)
  const failed: FailedEvent[] = []
  for (let events = await store.claim(); events.length > 0; events = await store.claim()) {
    const those = await failuresOf(forwardEvents(events, to, options))
    await store.settle(events, those)
    failed.push(...those)
    if (those.some(isDown)) break
  }
  if (failed.length > 0) throw new ForwardError(failed)
}

function failuresOf(forwarded: Promise<void>): Promise<readonly FailedEvent[]> {
  return forwarded.then(
    () => [],
    (error) => {
      if (error instanceof ForwardError) return error.failed
      throw error
    },
  )
}
