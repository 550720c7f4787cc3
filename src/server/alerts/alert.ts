import type { ReceivedEvent } from '../receive/checkEvent'
import { alarmSentence, type FailureAlarm } from './failureAlarm'
import { fields, text } from './fields'
import { laterFacts } from './laterFacts'
import { sentenceOf } from './sentenceOf'

/** An offer as an alert tells of it: its id and type in the config, and its terms. */
export interface AlertOffer {
  offer?: string
  type?: string
  choice?: Record<string, unknown>
}

/** What was known of the flow when the alert was raised, or has been stored of it since. */
export interface AlertFacts extends AlertOffer {
  /** The picked reason's id; `label` is what the customer read, in English where there are several languages. */
  reason?: string
  label?: string
  category?: string
  influence?: string
  /** What free text speaks of, where no reason was picked. */
  suggestedReason?: string
  /** Those that `privacy.send` allows, by question; free text only where it names the question. */
  answers?: Record<string, unknown>
  declined?: AlertOffer[]
  outcome?: string
}

/** An alert of the config that held for a customer. It comes from a browser: anyone could have posted it. */
export interface Alert extends AlertFacts {
  /** The alert's id in the config; `flow.failed` where the receiver itself raises the alarm. */
  alert: string
  team: string | null
  /** When it was raised, by the customer's clock. */
  time: string
  flowId: string
  mode: 'live' | 'test'
  sessionId: string
  /** What `privacy.send` allows of both. */
  customer: Record<string, unknown>
  subscription: Record<string, unknown>
  /** All of it for a person to read, in plain text: not markup, and to be escaped like any text. */
  sentence: string
  /** More flows fail than usual; there is no customer then. */
  alarm?: FailureAlarm
}

/** Of the receiver's own: no event of a page is one. */
export const alarmType = 'dev.fairwell.alarm.raised.v1'

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
  if (event.type !== alarmType) return { ...alert, sentence: sentenceOf(alert) }
  const { flowId: _, mode: __, ...told } = data
  const alarm = told as unknown as FailureAlarm
  return { ...alert, alert: 'flow.failed', alarm, sentence: alarmSentence(event.source, alarm) }
}
