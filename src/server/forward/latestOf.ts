import type { FailedEvent } from './forwardError'
import type { ForwardedEvent, Forwarder } from './forwarder'

/** Events of which each is the latest of its record, and those that name no record. */
export interface Latest {
  latest: ForwardedEvent[]
  nameless: FailedEvent[]
}

/** Of each record the last event, where the other system keeps records; all events where it does not. */
export function latestOf(events: readonly ForwardedEvent[], { record }: Pick<Forwarder, 'record'>): Latest {
  if (!record) return { latest: [...events], nameless: [] }
  const records = new Map<string, ForwardedEvent>()
  const nameless: FailedEvent[] = []
  for (const event of events) {
    const name = record.in(event)
    if (name === undefined) nameless.push({ event, reason: reasonWithout(record.field), isFinal: true, isAlone: true })
    else {
      // A record stands where its latest event does, so that events stay in their order.
      records.delete(name)
      records.set(name, event)
    }
  }
  return { latest: [...records.values()], nameless }
}

function reasonWithout(field: string): string {
  return `expected data.${field}, which names the record there, got nothing: does privacy.send let it through? The event is set aside`
}
