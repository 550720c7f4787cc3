import type { CloudEvent } from '../flowEvent'
import type { Sink } from '../sink'
import { stringify } from '../stringify'
import { eventName } from './eventName'

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

/** The same UUID (version 8: made by a rule of one's own) for the same name. */
function uuidOf(name: string): string {
  const words = [0, 1, 2, 3].map((seed) => {
    let hash = 0x811c9dc5 ^ (seed * 0x9e3779b1)
    for (const character of name) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
      hash ^= hash >>> 15
    }
    return (hash >>> 0).toString(16).padStart(8, '0')
  })
  return words.join('').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5')
}
