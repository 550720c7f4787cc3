import type { Alert } from './alert'

/** The body for an incoming webhook of Slack: the alert's sentence, escaped so that nothing a customer typed becomes markup. */
export function slackMessage({ alert, team, owner, dueAt, sentence }: Alert): { text: string; mrkdwn: false } {
  const name = `${alert}${team ? ` for ${team}` : ''}`.replace(/\s+/g, ' ')
  const who = [owner && `Owner: ${owner}`, dueAt && `due ${dueAt.slice(0, 16).replace('T', ' ')} UTC`].filter(Boolean)
  const until = who.length > 0 ? ` ${who.join(', ')}.` : ''
  return { text: escapedForSlack(`${name}: ${sentence}${until}`), mrkdwn: false }
}

/** The text escaped as Slack asks: with these three characters begin all links and mentions. */
export function escapedForSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
