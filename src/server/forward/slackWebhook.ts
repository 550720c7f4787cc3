import { checkOptions, type Kinds } from '../options/checkOptions'
import { aBoolean, aboveZero, aFunction, aUrl, required, texts } from '../options/kinds'
import type { Forwarder } from './forwarder'
import type { SlackOptions } from './slack'
import { slackBlocks } from './slackBlocks'
import { teamHours, teamTypes } from './teamNote'

/** Which incoming webhook of Slack events go to, and which events. */
export interface SlackWebhookOptions extends Pick<SlackOptions, 'types' | 'testMode' | 'format' | 'maxAgeHours'> {
  /** The webhook's address, which is its secret, too. */
  url: string
}

/**
 * Posts each event to an incoming webhook of Slack (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks). A
 * webhook can neither drop a copy nor be asked what it has: after a crash between its answer and our note of it a message
 * stands there twice. `slack` has no such gap.
 */
export function slackWebhook(options: SlackWebhookOptions): Forwarder {
  checkOptions('slackWebhook', options, kinds)
  const { url, types = teamTypes, testMode = false, format = slackBlocks, maxAgeHours = teamHours } = options
  return {
    name: "Slack's webhook",
    types,
    testMode,
    maxAgeHours,
    maxEvents: 1,
    requestFor: ([event]) => ({
      url,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(event && format(event)),
    }),
  }
}

const kinds: Kinds<SlackWebhookOptions> = {
  url: required(aUrl),
  types: texts,
  testMode: aBoolean,
  format: aFunction,
  maxAgeHours: aboveZero,
}
