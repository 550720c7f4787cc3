import type { ForwardedEvent, Forwarder } from './forwarder'

export interface EventBridgeOptions {
  region: string
  /** Name or ARN of the bus; default: the account's default bus. */
  bus?: string
  /** Default: the region's. */
  endpoint?: string
}

interface PutEventsAnswer {
  Entries?: { ErrorCode?: string; ErrorMessage?: string }[]
}

/** Parts of AWS error names that are about the moment: the same request may go well later. */
const passingErrors = ['Throttl', 'InternalFailure', 'Unavailable', 'Timeout']
/** Parts of AWS error names that are about what the events hold: the same request would be refused again. */
const contentErrors = ['Validation', 'Serialization', 'TooLarge']

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
    maxEvents: 10,
    // All entries of a request together stay under 256 KiB; their sources and types want some of it.
    maxBytes: 250_000,
    requestFor: (events) => ({ url, headers, body: JSON.stringify({ Entries: events.map(entryOf) }) }),
    failuresIn: (answer) =>
      ((answer as PutEventsAnswer | undefined)?.Entries ?? []).flatMap(({ ErrorCode, ErrorMessage }, index) =>
        ErrorCode ? [{ index, reason: `${ErrorCode} ${ErrorMessage}`, isFinal: ErrorCode === 'MalformedDetail' }] : [],
      ),
    // AWS says 400 of everything that is the sender's to change: its credentials and its pace, too.
    verdictOn: (status, answer) => {
      if (status !== 400) return undefined
      const name = String((answer as { __type?: string } | undefined)?.__type)
      const says = (words: readonly string[]) => words.some((word) => name.includes(word))
      if (says(passingErrors)) return 'again'
      return says(contentErrors) ? 'refused' : 'misconfigured'
    },
  }
}
