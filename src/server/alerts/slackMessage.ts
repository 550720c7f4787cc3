import type { Alert } from './alert'

/** The body for an incoming webhook of Slack: the alert's sentence, in which nothing a customer typed is markup. */
export function slackMessage({ alert, team, sentence }: Alert): { text: string; mrkdwn: false } {
  const name = `${alert}${team ? ` for ${team}` : ''}`.replace(/\s+/g, ' ')
  return { text: escaped(`${name}: ${sentence}`), mrkdwn: false }
}

/** As Slack asks for: these three begin all of its markup that calls people or links. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
