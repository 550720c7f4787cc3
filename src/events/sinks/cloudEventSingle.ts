import { stringify } from '../../base/stringify'
import type { Sink } from './sink'

/** One CloudEvent in each request, for Knative and webhooks that take no arrays. Needs `batchSize: 1`. */
export const cloudEventSingle: Sink = ([event]) => ({
  headers: { 'content-type': 'application/cloudevents+json', ...(event && { 'idempotency-key': event.id }) },
  body: stringify(event),
})
