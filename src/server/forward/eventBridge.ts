import { checkOptions } from '../options/checkOptions'
import { aText, aUrl, required } from '../options/kinds'
import type { ForwardedEvent, Forwarder } from './forwarder'

/** Which EventBridge bus events go to. */
export interface EventBridgeOptions {
  region: string
  /** The bus by name or ARN; default: the account's default bus. */
  bus?: string
  /** The URL to post to; default: the region's. */
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
 * Puts events on an Amazon EventBridge bus by PutEvents
 * (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html), ten a request. `detail` holds the whole
 * CloudEvent. Requests have to be signed: pass `signAws`.
 */
export function eventBridge(options: EventBridgeOptions): Forwarder {
  checkOptions('eventBridge', options, { region: required(aText), bus: aText, endpoint: aUrl })
  const { region, bus, endpoint } = options
  const url = endpoint ?? `https://events.${region}.amazonaws.com/`
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSEvents.PutEvents' }
  const entryOf = (event: ForwardedEvent) => ({
    // A source may have at most 256 characters, which the origin of a page can exceed.
    Source: 'dev.fairwell',
    DetailType: event.type.slice(0, 128),
    Detail: JSON.stringify(event),
    // AWS's JSON protocol writes times as seconds since 1970.
    ...(typeof event.time === 'string' && { Time: Date.parse(event.time) / 1000 }),
    ...(bus && { EventBusName: bus }),
  })
  return {
    maxEvents: 10,
    // All entries of a request may have 256 KiB together; the rest is for their sources and types.
    maxBytes: 250_000,
    requestFor: (events) => ({ url, headers, body: JSON.stringify({ Entries: events.map(entryOf) }) }),
    failuresIn: (answer) =>
      ((answer as PutEventsAnswer | undefined)?.Entries ?? []).flatMap(({ ErrorCode, ErrorMessage }, index) =>
        ErrorCode ? [{ index, reason: `${ErrorCode} ${ErrorMessage}`, isFinal: ErrorCode === 'MalformedDetail' }] : [],
      ),
    // AWS answers 400 for everything the sender has to change, its credentials and its pace included.
    verdictOn: (status, answer) => {
      if (status !== 400) return undefined
      const name = String((answer as { __type?: string } | undefined)?.__type)
      const says = (words: readonly string[]) => words.some((word) => name.includes(word))
      if (says(passingErrors)) return 'again'
      return says(contentErrors) ? 'refused' : 'misconfigured'
    },
  }
}
