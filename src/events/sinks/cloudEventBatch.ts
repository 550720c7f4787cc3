import type { Sink } from '../sink'

/** The default: a CloudEvents 1.0 JSON batch. */
export const cloudEventBatch: Sink = (_, texts) => ({
  headers: { 'content-type': 'application/cloudevents-batch+json' },
  body: `[${texts}]`,
})
