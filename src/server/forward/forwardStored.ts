import type { Query } from '../receive/query'
import { type FailedEvent, ForwardError } from './forwardError'
import { type ForwardOptions, forwardEvents, isDown } from './forwardEvents'
import type { Forwarder } from './forwarder'
import { forwardStore } from './forwardStore'

export interface ForwardStoredOptions extends ForwardOptions {
  /** The receiver's. */
  query: Query
  to: Forwarder
  /** Whose progress this is. Give each system its own, and all processes for it the same. */
  queue: string
}

/**
 * Hands on all stored events that have not gone to this queue yet, oldest first; call it from a timer. What has gone is
 * known from the database alone: a process that ends in the middle loses nothing, and what it was at goes again after ten
 * minutes. Refused events are set aside in `fairwell_forwarded`. Rejects with a ForwardError when there were any, and
 * when the other system is down.
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
