import { stringify } from '../../base/stringify'
import type { Sink } from './sink'

/** One CloudEvent a request, for Knative and hooks that take no arrays. Goes with `batchSize: 1`. */
export const cloudEventSingle: Sink = ([event]) => ({
  headers: { 'content-type': 'application/cloudevents+json', ...(event && { 'idempotency-key': event.id }) },
  body: stringify(event),
})
