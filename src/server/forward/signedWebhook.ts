import { uuidOf } from '../../events/sinks/uuidOf'
import { signedHeaders, signersOf } from '../alerts/signing'
import { checkOptions, type Kinds } from '../options/checkOptions'
import { aBoolean, aboveZero, aFunction, any, aUrl, required, texts } from '../options/kinds'
import type { ForwardedEvent, Forwarder, ForwardRequest } from './forwarder'
import { teamHours, teamNote, teamTypes } from './teamNote'

/** Where events are posted, and which. */
export interface SignedWebhookOptions {
  url: string
  /** The destination's secret, `whsec_…`; a list while one replaces another, null for a destination that checks no signature. */
  secret: string | readonly string[] | null
  /** The types of events that are posted; default `flow.canceled`, `flow.saved` and `flow.referred`. */
  types?: readonly string[]
  /** Whether events of test mode are posted, too; default false. */
  testMode?: boolean
  /** Makes the body of an event; default `{ type, timestamp, data }`. */
  format?: (event: ForwardedEvent) => unknown
  /** How old, in hours, an event may be that goes for the first time; default 72. */
  maxAgeHours?: number
}

/**
 * Posts each event to a webhook by itself, signed as Standard Webhooks says (https://www.standardwebhooks.com). A copy has the
 * same `webhook-id`, by which the destination drops it (law: no event lost, none twice).
 */
export function signedWebhook(options: SignedWebhookOptions): Forwarder {
  checkOptions('signedWebhook', options, kinds)
  const { url, types = teamTypes, testMode = false, format = standardBody, maxAgeHours = teamHours } = options
  const signers = signersOf('signedWebhook', options.secret)
  return {
    // An automation's address is often its only secret.
    name: new URL(url).origin,
    types,
    testMode,
    maxAgeHours,
    maxEvents: 1,
    requestFor: ([event]) => ({
      url,
      headers: {
        'content-type': 'application/json',
        'webhook-id': event ? `msg_${uuidOf(`${event.source} ${event.id}`)}` : '',
      },
      body: JSON.stringify(event && format(event)),
    }),
    sign: async ({ headers, ...request }: ForwardRequest) => {
      const named = { messageId: headers['webhook-id'] ?? '', now: new Date(), content: request.body }
      return { ...request, headers: { ...headers, ...signedHeaders(signers, named) } }
    },
  }
}

/** The event without its envelope, and with the sentence that an alert would have. */
function standardBody(event: ForwardedEvent): unknown {
  const { sentence, customer, sessionId } = teamNote(event)
  return {
    type: event.type.replace(/^dev\.fairwell\.|\.v1$/g, ''),
    timestamp: event.time,
    data: { ...Object(event.data), sessionId, customer, sentence },
  }
}

const kinds: Kinds<SignedWebhookOptions> = {
  url: required(aUrl),
  secret: any,
  types: texts,
  testMode: aBoolean,
  format: aFunction,
  maxAgeHours: aboveZero,
}
