import { uuidOf } from '../../events/sinks/uuidOf'
import type { Query } from '../receive/query'
import { type FailedEvent, isDown } from './forwardError'
import type { ForwardedEvent, RecordName } from './forwarder'
import type { ClaimedEvent } from './forwardStore'
import { type RecordedEvent, recordStore } from './recordStore'

/** How the events of records are sent. */
export interface Latest {
  query: Query
  queue: string
  record: RecordName
  /** Sends events and resolves to those that were not taken. */
  send: (events: readonly ForwardedEvent[]) => Promise<readonly FailedEvent[]>
}

/**
 * Sends of each record the latest event that any process knows, and once more where a newer one came meanwhile, which this one's
 * request may have overwritten. So a record ends as its latest event says, in whatever order events come, fail and go again.
 * Resolves to those of the claimed events whose record could not be written.
 */
export async function sendLatest(claimed: readonly ClaimedEvent[], latest: Latest): Promise<FailedEvent[]> {
  const { query, queue, record, send } = latest
  const recorded = claimed.flatMap((one) => recordedOf(one, record))
  const failures = new Map<string, FailedEvent>()
  const sent = new Map<string, ForwardedEvent>()
  const nameless = claimed.map(({ event }) => event).filter((event) => record.in(event) === undefined)
  const lost = nameless.length > 0 ? await send(nameless) : []
  for (;;) {
    const known = recorded.length > 0 ? await recordStore(query, queue).latest(recorded) : new Map()
    const due = [...known].filter(([name, event]) => !isSame(sent.get(name), event))
    if (due.length === 0) break
    const failed = await send(due.map(([, event]) => event))
    for (const [name, event] of due) {
      sent.set(name, event)
      failures.delete(name)
      const failure = failed.find((one) => isSame(one.event, event))
      if (failure) failures.set(name, failure)
    }
    if (failed.some(isDown)) break
  }
  const unwritten = recorded.flatMap(({ record: name, event }) => {
    const failure = failures.get(name)
    return failure ? [{ ...failure, event }] : []
  })
  return [...lost, ...unwritten]
}

function recordedOf({ event, receivedAt }: ClaimedEvent, record: RecordName): RecordedEvent[] {
  const name = record.in(event)
  if (name === undefined) return []
  const said = typeof event.time === 'string' ? Date.parse(event.time) : Number.NaN
  // Nothing happens after it was received, whatever the customer's clock says.
  const happenedAt = said < receivedAt.getTime() ? new Date(said) : receivedAt
  // A hash: an address has no place in a table that only keeps progress.
  return [{ record: uuidOf(name), event, happenedAt }]
}

function isSame(one: ForwardedEvent | undefined, other: ForwardedEvent): boolean {
  return one?.source === other.source && one.id === other.id
}
