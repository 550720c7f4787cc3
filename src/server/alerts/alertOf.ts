import type { ReceivedEvent } from '../receive/checkEvent'
import type { Alert } from './alert'
import { alarmSentence, type FailureAlarm } from './failureAlarm'
import { fields, text } from './fields'
import { laterFacts } from './laterFacts'
import { sentenceOf } from './sentenceOf'
import { teamSentence } from './teamSentence'

/** Of the receiver's own: no event of a page is one. */
export const alarmType = 'dev.fairwell.alarm.raised.v1'

/** What a report found, which a server posts: it has no customer, and a sentence of its own. */
const feedbackType = 'dev.fairwell.feedback.summarized.v1'

/** Whether a stored event raises an alert, or may be the one failure too many. */
export function isWorthALook({ type }: ReceivedEvent): boolean {
  return type === 'dev.fairwell.alert.raised.v1' || type === 'dev.fairwell.flow.failed.v1'
}

/** The alert that a stored event tells of; `session` has what else is stored of its flow, in any order. */
export function alertOf(event: ReceivedEvent, session: readonly ReceivedEvent[] = []): Alert {
  const data = fields(event.data)
  const customer = fields(data.customer)
  const alert = {
    alert: text(data.alert),
    team: typeof data.team === 'string' ? data.team : null,
    time: text(event.time),
    flowId: text(data.flowId),
    mode: data.mode === 'test' ? ('test' as const) : ('live' as const),
    sessionId: text(event.cfsession),
    customer: typeof event.subject === 'string' ? { id: event.subject, ...customer } : customer,
    subscription: fields(data.subscription),
    ...laterFacts(data, session),
  }
  if (event.type === feedbackType) return { ...alert, sentence: text(data.sentence) }
  if (event.type !== alarmType)
    return { ...alert, sentence: teamSentence(event.type, data, alert) ?? sentenceOf(alert) }
  const { flowId: _, mode: __, ...told } = data
  const alarm = told as unknown as FailureAlarm
  return { ...alert, alert: 'flow.failed', alarm, sentence: alarmSentence(event.source, alarm) }
}
