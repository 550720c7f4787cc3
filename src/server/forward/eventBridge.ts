import type { ForwardedEvent, Forwarder } from './forwarder'

export interface EventBridgeOptions {
  region: string
  /** Name or ARN of the bus; default: the account's default bus. */
  bus?: string
  /** Default: the region's. */
  endpoint?: string
}

interface PutEventsAnswer {
  FailedEntryCount?: number
  Entries?: { ErrorCode?: string; ErrorMessage?: string }[]
}

const maxEntries = 10

/**
 * Amazon EventBridge's PutEvents (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html), ten
 * events a request. It wants a signature: `signAws`. `detail` holds the whole CloudEvent.
 */
export function eventBridge({ region, bus, endpoint }: EventBridgeOptions): Forwarder {
  const url = endpoint ?? `https://events.${region}.amazonaws.com/`
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSEvents.PutEvents' }
  const entryOf = (event: ForwardedEvent) => ({
    // At most 256 characters, and never `aws.…`: a page's origin may be longer than that.
    Source: 'dev.fairwell',
    DetailType: event.type.slice(0, 128),
    Detail: JSON.stringify(event),
    // Seconds since 1970, as its JSON protocol has times.
    ...(typeof event.time === 'string' && { Time: Date.parse(event.time) / 1000 }),
    ...(bus && { EventBusName: bus }),
  })
  return {
    requestsFor: (events) =>
      Array.from({ length: Math.ceil(events.length / maxEntries) }, (_, place) => {
        const those = events.slice(place * maxEntries, (place + 1) * maxEntries)
        return { url, headers, body: JSON.stringify({ Entries: those.map(entryOf) }) }
      }),
    problemIn: (answer) => {
      const { FailedEntryCount = 0, Entries = [] } = (answer ?? {}) as PutEventsAnswer
      const failed = Entries.find(({ ErrorCode }) => ErrorCode)
      return FailedEntryCount ? `${FailedEntryCount} failed, ${failed?.ErrorCode} ${failed?.ErrorMessage}` : undefined
    },
  }
}
