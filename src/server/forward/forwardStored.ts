import { AbortError } from 'p-retry'
import { checkOptions } from '../options/checkOptions'
import { aQuery, aText, required } from '../options/kinds'
import type { Query } from '../receive/query'
import { type FailedEvent, ForwardError, isDown } from './forwardError'
import { aForwarder, forwardKinds } from './forwardEvents'
import type { ForwardedEvent, Forwarder } from './forwarder'
import { type ClaimedEvent, forwardStore } from './forwardStore'
import { keepLease } from './keepLease'
import { sendEvents } from './sendEvents'
import { sendLatest } from './sendLatest'
import type { ForwardOptions } from './sendOptions'

/** Where stored events go, and under which name progress is kept. */
export interface ForwardStoredOptions extends ForwardOptions {
  /** The same database that the receiver stores its events in. */
  query: Query
  to: Forwarder
  /** The name under which progress is kept. Give each system a name of its own, and all processes that serve it the same. */
  queue: string
}

/**
 * Sends all stored events that have not gone to this queue's system yet, the oldest first; call it from a timer, in as many
 * processes as you like. The database alone knows what has gone and who is sending what: each event is claimed by one process,
 * for a minute at a time. A process that ends midway loses nothing; another takes its unfinished events over within that
 * minute. One that lost its claim, because it stood still or did not reach the database, sends nothing further of it. Refused events are set aside in `fairwell_forwarded`. Rejects with a ForwardError where there were any, or
 * where the other system is down.
 */
export async function forwardStored(given: ForwardStoredOptions): Promise<void> {
  checkOptions('forwardStored', given, { query: aQuery, to: aForwarder, queue: required(aText), ...forwardKinds })
  const { query, to, queue, ...options } = given
  const store = forwardStore(query, { queue, to, holder: crypto.randomUUID() })
  const { fetch = globalThis.fetch } = options
  const failed: FailedEvent[] = []
  for (;;) {
    const begun = performance.now()
    const claimed = await store.claim()
    if (claimed.length === 0) break
    const lease = keepLease(store.renew, claimed.length, begun)
    const fetchHeld: typeof fetch = async (...given) => {
      if (!lease.isHeld()) throw new AbortError('the claim ran out, and another process may be sending these events')
      return fetch(...given)
    }
    const those = await sendClaimed(claimed, { ...given, fetch: fetchHeld }).finally(lease.end)
    await store.settle(
      claimed.map(({ event }) => event),
      those,
    )
    failed.push(...those)
    if (those.some(isDown)) break
  }
  if (failed.length > 0) throw new ForwardError(failed)
}

/** Sends what was claimed; resolves to what was not taken. */
function sendClaimed(
  claimed: readonly ClaimedEvent[],
  { query, queue, to, ...options }: ForwardStoredOptions,
): Promise<FailedEvent[]> {
  const tries = new Map(claimed.map(({ event, triedSince }) => [event, triedSince]))
  const send = (events: readonly ForwardedEvent[]) =>
    sendEvents(events, to, { ...options, triedSince: (event) => tries.get(event) })
  if (to.record) return sendLatest(claimed, { query, queue, record: to.record, send })
  return send(claimed.map(({ event }) => event))
}
