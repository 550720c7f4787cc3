import { stringify } from '../../base/stringify'
import type { CloudEvent } from '../wire/flowEvent'
import { eventName } from './eventName'
import type { Sink } from './sink'

/**
 * Requests for `/v1/batch` of Segment and RudderStack. The write key is public by design. Segment refuses an event without a
 * user, so a customer without an id goes by the id of the session.
 */
export function segment(writeKey: string): Sink {
  return (events) => ({
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${writeKey}:`)}` },
    body: stringify({ batch: events.map(toTrack) }),
  })
}

function toTrack({ id, type, time, subject, cfsession, sequence, data }: CloudEvent) {
  return {
    type: 'track',
    event: eventName(type),
    ...(subject ? { userId: subject } : { anonymousId: cfsession }),
    messageId: id,
    timestamp: time,
    properties: { ...data, session: cfsession, sequence: Number(sequence) },
    context: { library: { name: 'fairwell' } },
  }
}
