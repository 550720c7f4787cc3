import { stringify } from '../../base/stringify'
import type { CloudEvent } from '../wire/flowEvent'
import { eventName } from './eventName'
import type { Sink } from './sink'
import { uuidOf } from './uuidOf'

/**
 * Requests for PostHog's `/batch`. The project key is public by design. PostHog drops a copy only where uuid, time and name
 * are the same, and takes UUIDs only, so one is derived from the event's source and id.
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
      // Without a customer id PostHog must not create a person for the session.
      ...(!subject && { $process_person_profile: false }),
      $lib: 'fairwell',
      session: cfsession,
      sequence: Number(sequence),
    },
  }
}
