import { readTime } from '../../situation/readTime'
import { fields, text } from '../alerts/fields'
import type { ForwardedEvent } from '../forward/forwarder'

/** What an event says of a cancellation or withdrawal. Times are RFC 3339, or a date alone; what it does not say is undefined. */
export interface ReceiptFacts {
  kind: 'canceled' | 'withdrawn'
  customer?: string | undefined
  /** The plan's name, else its id. */
  plan?: string | undefined
  subscription?: string | undefined
  /** When the customer confirmed, by their clock. */
  received?: string | undefined
  /** When it takes effect and access ends. */
  effective?: string | undefined
  confirmationId?: string | undefined
}

/** Reads what can be said of a cancellation out of its event. Anybody may have posted it, so that each value may be anything. */
export function receiptFacts(event: ForwardedEvent): ReceiptFacts {
  const data = fields(event.data)
  const subscription = fields(data.subscription)
  const kind = data.kind === 'withdraw' ? 'withdrawn' : 'canceled'
  const received = timeOf(event.time)
  const told = timeOf(data.effectiveAt)
  return {
    kind,
    customer: oneLine(event.subject) ?? oneLine(fields(data.customer).id),
    plan: oneLine(subscription.planName) ?? oneLine(subscription.plan),
    subscription: oneLine(subscription.id),
    received,
    // Where a withdrawal ends a contract is the law's to say, not the period's.
    effective: told ?? (kind === 'canceled' ? usualEnd(data, received) : undefined),
    confirmationId: oneLine(data.confirmationId),
  }
}

/** When a cancellation takes effect where the server's answer has not said: as the customer picked, else with what is paid. */
function usualEnd(data: Record<string, unknown>, received: string | undefined): string | undefined {
  if (fields(data.choice).ends === 'now') return received
  const { currentPeriodEnd } = fields(data.subscription)
  const end = timeOf(currentPeriodEnd)
  return end && received && Date.parse(end) > Date.parse(received) ? end : undefined
}

const timeOf = (value: unknown): string | undefined => readTime(value) ?? undefined

/** Signs that break a line or turn the direction of what follows: by them a value could look like a line of ours. */
const unruly = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+/gu

/** The text on one line, of a length that a letter bears; undefined where there is none. */
function oneLine(value: unknown): string | undefined {
  const line = text(value).replace(unruly, ' ').trim()
  return [...line].slice(0, 200).join('') || undefined
}
