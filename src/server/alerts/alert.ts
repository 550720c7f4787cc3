import type { FailureAlarm } from './failureAlarm'

/** An offer as an alert names it: id and type as in the config, and its terms. */
export interface AlertOffer {
  offer?: string
  type?: string
  choice?: Record<string, unknown>
}

/** What was known of the flow when the alert was raised, or has been stored since. */
export interface AlertFacts extends AlertOffer {
  /** The id of the picked reason. `label` is the text of the reason, in English where there are several languages. */
  reason?: string
  label?: string
  category?: string
  influence?: string
  /** The reason that free text speaks of, where none was picked. */
  suggestedReason?: string
  /** The answers that `privacy.send` allows, by question. Free text is among them only where `privacy.send` names the question. */
  answers?: Record<string, unknown>
  declined?: AlertOffer[]
  outcome?: string
}

/** An alert of the config that held for a customer. It comes from a browser, so anyone could have posted it. */
export interface Alert extends AlertFacts {
  /** The alert's id in the config; `flow.failed` for an alarm of the receiver itself. */
  alert: string
  team: string | null
  /** Who acts on it, and until when (RFC 3339), as the config given to `sendAlerts` says; absent where it says nothing. */
  owner?: string
  dueAt?: string
  /** When the alert was raised, RFC 3339, by the customer's clock. */
  time: string
  flowId: string
  mode: 'live' | 'test'
  sessionId: string
  /** The customer and the subscription, as far as `privacy.send` allows. */
  customer: Record<string, unknown>
  subscription: Record<string, unknown>
  /** The whole alert as one sentence for a person. It is plain text and has to be escaped wherever it becomes markup. */
  sentence: string
  /** The alarm, where more flows fail than usual; such an alert has no customer. */
  alarm?: FailureAlarm
}
