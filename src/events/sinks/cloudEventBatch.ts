import { stringify } from '../../base/stringify'
import type { Sink } from './sink'

/** The default: a CloudEvents 1.0 JSON batch. */
export const cloudEventBatch: Sink = (events) => ({
  headers: { 'content-type': 'application/cloudevents-batch+json' },
  body: stringify(events),
})
