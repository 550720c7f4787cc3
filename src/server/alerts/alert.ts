import type { ReceivedEvent } from '../checkEvent'

/** An alert of the config that held for a customer. It comes from a browser: anyone could have posted it. */
export interface Alert {
  /** The alert's id in the config. */
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
}

const type = 'dev.fairwell.alert.raised.v1'

/** Whether a stored event raises an alert. */
export function isAlert(event: ReceivedEvent): boolean {
  return event.type === type
}

/** The alert that a stored event tells of. */
export function alertOf(event: ReceivedEvent): Alert {
  const data = fields(event.data)
  const customer = fields(data.customer)
  return {
    alert: text(data.alert),
    team: typeof data.team === 'string' ? data.team : null,
    time: text(event.time),
    flowId: text(data.flowId),
    mode: data.mode === 'test' ? 'test' : 'live',
    sessionId: text(event.cfsession),
    customer: typeof event.subject === 'string' ? { id: event.subject, ...customer } : customer,
    subscription: fields(data.subscription),
  }
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
