import { stringify } from '../../base/stringify'
import type { CloudEvent } from '../wire/flowEvent'
import { eventName } from './eventName'
import type { Sink } from './sink'
import { uuidOf } from './uuidOf'

/**
 * PostHog's `/batch`; the project key is public by design.
 * PostHog counts a copy once only if uuid, time and name are the same, and wants a UUID, so one is made from the id.
 */
export function postHog(projectKey: string): Sink {
  return (events) => ({
    headers: { 'content-type': 'application/json' },
    body: stringify({ api_key: projectKey, batch: events.map(toCapture) }),
  })
}

function toCapture({ id, source, type, time, subject, cfsession, sequence, data }: CloudEvent) {
  return {
    uuid: uuidOf(`${source} ${id}`),
    event: eventName(type),
    timestamp: time,
    properties: {
      ...data,
      distinct_id: subject ?? cfsession,
      // Without a customer id there is no person to make.
      ...(!subject && { $process_person_profile: false }),
      $lib: 'fairwell',
      session: cfsession,
      sequence: Number(sequence),
    },
  }
}
