import type { Alert } from './alert'
import { line } from './line'
import { sentenceOf } from './sentenceOf'

/**
 * What a server told as text for a person: that somebody acted on an alert, or that a customer canceled outside of the flow. Undefined
 * for what a page tells.
 */
export function teamSentence(
  type: string,
  { alert, by, how, channel }: Record<string, unknown>,
  told: Omit<Alert, 'sentence'>,
): string | undefined {
  if (type === 'dev.fairwell.alert.acted.v1')
    return `${line(by) || 'Somebody'} acted on ${line(alert)}${line(how) && ` (${line(how)})`}.`
  if (type !== 'dev.fairwell.cancellation.recorded.v1') return undefined
  return `${sentenceOf({ ...told, outcome: 'canceled' })} They canceled outside of the flow: ${line(channel)}.`
}
