import type { FailureAlarm } from './failureAlarm'

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
