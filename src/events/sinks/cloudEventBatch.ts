import { stringify } from '../../base/stringify'
import type { Sink } from './sink'

/** The default form of a request: a batch of CloudEvents 1.0 in JSON. */
export const cloudEventBatch: Sink = (events) => ({
  headers: { 'content-type': 'application/cloudevents-batch+json' },
  body: stringify(events),
})
