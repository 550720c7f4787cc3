import { nanoid } from 'nanoid'
import type { Config } from '../config/schema'
import { attributesOf } from '../decide/attributes'
import { fnv1a } from '../decide/bucket'
import { toCloudEvent } from '../events/cloudEvent'
import type { Delivery } from '../events/delivery'
import { type EventDraft, eventsFor } from '../events/eventsFor'
import type { FlowEvent } from '../events/flowEvent'
import type { Action, Flow } from '../flow/flow'
import { keepOfferHistory } from './offerHistory'
import type { Page } from './page'
import { tell, tellError } from './tell'

const sentByDefault = [
  'customer.id',
  'subscription.id',
  'subscription.mrr',
  'subscription.currency',
  'subscription.plan',
  'subscription.status',
]

/** Turns each move into events: numbered, stamped, cut to what may be sent, written down, told. */
export function createRecorder(page: Page, delivery: Delivery | undefined, clean: (text: string) => string) {
  let seq = 0
  return (before: Flow | undefined, action: Action | undefined, after: Flow): void => {
    if (after.decision) page.decision = after.decision
    try {
      for (const draft of eventsFor(before, action, after)) {
        const event = stamp(draft, after, ++seq, clean)
        // A browser remembers nothing of who has not agreed.
        if ((page.settings.consent ?? 'granted') === 'granted') keepOfferHistory(event)
        delivery?.record(toCloudEvent(event, location.origin))
        tell(page, 'event', event)
        tell(page, event.type, event)
      }
    } catch (cause) {
      // A customer's way out does not wait for our books.
      tellError(page, 'an event could not be recorded.', cause)
    }
  }
}

function stamp(
  { type, data }: EventDraft,
  { config, situation, sessionId, mode }: Flow,
  seq: number,
  clean: (text: string) => string,
): FlowEvent {
  const now = new Date()
  const { send = sentByDefault } = config.privacy ?? {}
  const seen = attributesOf(config, situation as Record<string, unknown>, now.getTime())
  return {
    id: nanoid(),
    type,
    time: now.toISOString(),
    seq,
    sessionId,
    flowId: config.id,
    configHash: hashOf(config),
    mode,
    customer: pick('customer', seen, send),
    subscription: pick('subscription', seen, send),
    // Free text may hold what nobody meant to send: cleaned before anything is stored.
    data: data.answers
      ? { ...data, answers: mapValues(data.answers, (value) => (typeof value === 'string' ? clean(value) : value)) }
      : data,
  }
}

/** Names the config that was in force; the same on every machine. */
function hashOf(config: Config): string {
  return fnv1a(JSON.stringify(config)).toString(16)
}

/** The named fields of the customer or the subscription, and of those only what is plain enough to travel. */
function pick(whose: string, seen: Record<string, unknown>, allowed: string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(seen[whose] ?? {}).filter(
      ([name, value]) => allowed.includes(`${whose}.${name}`) && /^(string|number|boolean)$/.test(typeof value),
    ),
  )
}

function mapValues(values: object, change: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]))
}
