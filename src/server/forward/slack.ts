import { uuidOf } from '../../events/sinks/uuidOf'
import { checkOptions, type Kinds } from '../options/checkOptions'
import { aBoolean, aboveZero, aFunction, aText, aUrl, required, texts } from '../options/kinds'
import type { Ask, ForwardedEvent, Forwarder, ForwardRequest, Verdict } from './forwarder'
import { slackBlocks } from './slackBlocks'
import { teamHours, teamTypes } from './teamNote'

/** Which channel of Slack events go to, and which events. */
export interface SlackOptions {
  /** The bot's token, `xoxb-…`, with the scopes `chat:write` and `channels:history` (`groups:history` for a private channel). */
  token: string
  /** The channel's id, such as `C0123456789`; the bot has to be in it. */
  channel: string
  /** The types of events that are posted; default `flow.canceled`, `flow.saved` and `flow.referred`. */
  types?: readonly string[]
  /** Whether events of test mode are posted, too; default false. */
  testMode?: boolean
  /** Makes text and blocks of an event; default a sentence, with what it is about below. Escape what a customer may have written. */
  format?: (event: ForwardedEvent) => Record<string, unknown>
  /** How old, in hours, an event may be that goes for the first time; default 72. */
  maxAgeHours?: number
  /** The address of the API; default `https://slack.com/api`. */
  endpoint?: string
}

interface SlackAnswer {
  ok?: boolean
  error?: string
  messages?: { metadata?: { event_type?: string; event_payload?: { message?: string } } }[]
  response_metadata?: { next_cursor?: string }
}

/** Slack's errors that are about the moment, and those that are about what the message holds; all others are about the setup. */
const passingErrors = [
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]
const contentErrors = [
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_too_long',
  'msg_blocks_too_long',
  'no_text',
  'metadata_too_large',
]

/** What our messages are marked with, so that a later look finds them. */
const mark = 'fairwell_event'

/**
 * Posts each event to a channel of Slack by `chat.postMessage` (https://docs.slack.dev/reference/methods/chat.postMessage). Slack
 * knows no key by which it would drop a copy, so each message is marked with its event, and before an event goes again the
 * channel is looked through for it (law: no event lost, none twice).
 */
export function slack(options: SlackOptions): Forwarder {
  checkOptions('slack', options, kinds)
  const { token, channel, types = teamTypes, testMode = false, format = slackBlocks, maxAgeHours = teamHours } = options
  const requestTo = (method: string, headers: Record<string, string>, body: string): ForwardRequest => ({
    url: `${(options.endpoint ?? 'https://slack.com/api').replace(/\/$/, '')}/${method}`,
    headers: { ...headers, authorization: `Bearer ${token}` },
    body,
  })
  return {
    name: `Slack's channel ${channel}`,
    types,
    testMode,
    maxAgeHours,
    maxEvents: 1,
    requestFor: ([event]) => {
      const metadata = { event_type: mark, event_payload: { message: event && messageOf(event) } }
      const message = { ...(event && format(event)), channel, unfurl_links: false, unfurl_media: false, metadata }
      return requestTo(
        'chat.postMessage',
        { 'content-type': 'application/json; charset=utf-8' },
        JSON.stringify(message),
      )
    },
    faultIn,
    findArrived: async (events, since, ask) => {
      const history = (cursor: string) => {
        // A minute's grace: Slack's clock and ours are two.
        const oldest = `${Math.floor(since.getTime() / 1000) - 60}`
        const query = { channel, oldest, limit: '200', include_all_metadata: 'true', ...(cursor && { cursor }) }
        const type = { 'content-type': 'application/x-www-form-urlencoded' }
        return requestTo('conversations.history', type, `${new URLSearchParams(query)}`)
      }
      const there = await messagesIn(history, ask)
      return events.filter((event) => there.has(messageOf(event)))
    },
  }
}

/** The marks of all our messages in what `history` asks for, page after page. */
async function messagesIn(history: (cursor: string) => ForwardRequest, ask: Ask): Promise<ReadonlySet<string>> {
  const there = new Set<string>()
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const { messages = [], response_metadata: more } = (await ask(history(cursor))) as SlackAnswer
    for (const { metadata } of messages)
      if (metadata?.event_type === mark && metadata.event_payload?.message) there.add(metadata.event_payload.message)
    cursor = more?.next_cursor || undefined
  }
  return there
}

function messageOf({ source, id }: ForwardedEvent): string {
  return uuidOf(`${source} ${id}`)
}

/** Slack answers 200 to what it refuses, too. */
function faultIn(answer: unknown): Verdict | undefined {
  const { ok, error = '' } = Object(answer) as SlackAnswer
  if (ok === true) return undefined
  if (passingErrors.includes(error)) return 'again'
  return contentErrors.includes(error) ? 'refused' : 'misconfigured'
}

const kinds: Kinds<SlackOptions> = {
  token: required(aText),
  channel: required(aText),
  types: texts,
  testMode: aBoolean,
  format: aFunction,
  maxAgeHours: aboveZero,
  endpoint: aUrl,
}
