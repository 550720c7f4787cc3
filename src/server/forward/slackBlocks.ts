import { escapedForSlack } from '../alerts/slackMessage'
import type { ForwardedEvent } from './forwarder'
import { teamNote } from './teamNote'

/**
 * The message of an event: its sentence, and what it is about below. Plain text throughout and escaped besides, so that nothing
 * a customer wrote becomes a link, a mention or a format.
 */
export function slackBlocks(event: ForwardedEvent): Record<string, unknown> {
  const { sentence, alert, team, flowId, time } = teamNote(event)
  const about = [alert && `${alert}${team ? ` for ${team}` : ''}`, flowId, time.slice(0, 16).replace('T', ' ')]
  const said = escapedForSlack(sentence)
  return {
    text: said,
    mrkdwn: false,
    blocks: [
      { type: 'section', text: plain(said) },
      { type: 'context', elements: [plain(escapedForSlack(about.filter(Boolean).join(' · ')))] },
    ],
  }
}

/** Slack takes 3,000 characters a text, and none that is empty. */
function plain(text: string) {
  return { type: 'plain_text', text: text.slice(0, 2900) || '–', emoji: false }
}
