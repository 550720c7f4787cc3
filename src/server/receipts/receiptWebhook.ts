import { uuidOf } from '../../events/sinks/uuidOf'
import { signedHeaders, signersOf } from '../alerts/signing'
import type { Forwarder, ForwardRequest } from '../forward/forwarder'
import { teamHours } from '../forward/teamNote'
import { checkOptions, type Kinds } from '../options/checkOptions'
import { aBoolean, aboveZero, any, aText, aUrl, type Kind, required } from '../options/kinds'
import { receiptLanguage } from './receiptLanguage'
import { receiptOf } from './receiptOf'

/** Where confirmations are posted, and in whose name. */
export interface ReceiptWebhookOptions {
  /** What sends the mail. */
  url: string
  /** The destination's secret, `whsec_…`; a list while one replaces another, null for a destination that checks no signature. */
  secret: string | readonly string[] | null
  /** The merchant's name, as the customer knows it. */
  merchant: string
  /** The language where an event has none, or one of which we have no texts; default `en`. */
  locale?: string
  /** The time zone of the times in it, an IANA name; default `UTC`. The text names it. */
  timeZone?: string
  /** Whether flows of test mode get a confirmation, too; default false. */
  testMode?: boolean
  /** How old, in hours, an event may be that goes for the first time; default 72. */
  maxAgeHours?: number
}

/**
 * Posts a confirmation of each cancellation and withdrawal, written in the customer's language and ready to mail, to a webhook
 * that is signed as Standard Webhooks says (https://www.standardwebhooks.com). A copy has the same `webhook-id`, by which the
 * destination drops it (law: no event lost, none twice); the id is another one than signedWebhook has for the event.
 */
export function receiptWebhook(options: ReceiptWebhookOptions): Forwarder {
  checkOptions('receiptWebhook', options, kinds)
  const { url, merchant, locale = 'en', timeZone = 'UTC', testMode = false, maxAgeHours = teamHours } = options
  const signers = signersOf('receiptWebhook', options.secret)
  return {
    // An automation's address is often its only secret.
    name: new URL(url).origin,
    types: ['flow.canceled'],
    testMode,
    maxAgeHours,
    maxEvents: 1,
    requestFor: ([event]) => {
      const data = event && receiptOf(event, { merchant, locale, timeZone })
      return {
        url,
        headers: {
          'content-type': 'application/json',
          'webhook-id': event ? `msg_${uuidOf(`receipt ${event.source} ${event.id}`)}` : '',
        },
        body: JSON.stringify(data && { type: `receipt.${data.kind}`, timestamp: event.time, data }),
      }
    },
    sign: async ({ headers, ...request }: ForwardRequest) => {
      const named = { messageId: headers['webhook-id'] ?? '', now: new Date(), content: request.body }
      return { ...request, headers: { ...headers, ...signedHeaders(signers, named) } }
    },
  }
}

const aLocale: Kind = {
  expected: 'a BCP 47 tag of one of our languages',
  isRight: (value) => receiptLanguage(value) !== undefined,
}

const aTimeZone: Kind = {
  expected: 'an IANA time zone, such as Europe/Berlin',
  isRight: (value) => {
    if (typeof value !== 'string') return false
    try {
      return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== ''
    } catch {
      return false
    }
  },
}

const kinds: Kinds<ReceiptWebhookOptions> = {
  url: required(aUrl),
  secret: any,
  merchant: required(aText),
  locale: aLocale,
  timeZone: aTimeZone,
  testMode: aBoolean,
  maxAgeHours: aboveZero,
}
