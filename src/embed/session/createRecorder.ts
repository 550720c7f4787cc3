import { nanoid } from 'nanoid'
import { fnv1a } from '../../base/fnv1a'
import { stringify } from '../../base/stringify'
import { version } from '../../base/version'
import type { Config } from '../../config/schema/schema'
import { attributesOf } from '../../decide/attributes'
import { oncePerObject } from '../../decide/oncePerObject'
import { toCloudEvent } from '../../events/wire/cloudEvent'
import { type EventDraft, type EventsFor, eventsBy } from '../../events/wire/eventsBy'
import type { FlowEvent } from '../../events/wire/flowEvent'
import type { Action, Flow } from '../../flow/flow'
import type { Outbox } from '../flowCode'
import type { Page } from '../page/page'
import { tell, tellError } from '../page/tell'

const sentByDefault = [
  'customer.id',
  'subscription.id',
  'subscription.mrr',
  'subscription.currency',
  'subscription.plan',
  'subscription.status',
]

/** What telling of the moves after the first screen takes. */
export interface LaterRecording {
  eventsFor: EventsFor
  /** Takes out of free text what nobody meant to send. */
  redactData: typeof import('../../events/personal/redactData').redactData
  keepOfferHistory: typeof import('./keepOfferHistory').keepOfferHistory
}

interface RecorderOptions {
  page: Page
  delivery: Pick<Outbox, 'record'>
  /** The one of the session. */
  config: Config
  /** Once it is there; before, nothing but the beginning and a plain end can be told. */
  later: () => LaterRecording | undefined
}

/** Turns each move into events: numbered, stamped, cut to what may be sent, written down, told. */
export function createRecorder({ page, delivery, config, later }: RecorderOptions) {
  let seq = 0
  const firstEventsFor = eventsBy({})
  return (before: Flow | undefined, action: Action | undefined, after: Flow): void => {
    if (after.decision) page.decision = after.decision
    try {
      const { eventsFor = firstEventsFor, redactData, keepOfferHistory } = later() ?? {}
      for (const { type, data } of eventsFor(before, action, after)) {
        // Cleaned before anything is stored, wherever a customer can have written.
        const cleaned = redactData?.(data, config.privacy?.redact) ?? data
        const event = stamp({ type, data: cleaned }, after, ++seq)
        // A browser remembers nothing of who has not agreed.
        if ((page.settings.consent ?? 'granted') === 'granted') keepOfferHistory?.(event)
        delivery.record(toCloudEvent(event, location.origin))
        tell(page, 'event', event)
        tell(page, event.type, event)
      }
    } catch (cause) {
      // A customer's way out does not wait for our books.
      tellError(page, 'events: expected to record one, got what follows; the flow goes on without it.', cause)
    }
  }
}

function stamp({ type, data }: EventDraft, { config, situation, sessionId, mode }: Flow, seq: number): FlowEvent {
  const now = new Date().toISOString()
  const { send = sentByDefault } = config.privacy ?? {}
  const seen = attributesOf(config, { ...situation, now })
  return {
    id: nanoid(),
    type,
    time: now,
    seq,
    sessionId,
    flowId: config.id,
    configHash: nameOf(config).configHash,
    version,
    mode,
    customer: pick('customer', seen, send),
    subscription: pick('subscription', seen, send),
    data,
  }
}

/** Names the config that was in force; the same on every machine. */
const nameOf = oncePerObject((config: Config) => ({ configHash: fnv1a(stringify(config)).toString(16) }))

/** The named fields of the customer or the subscription, and of those only what is plain enough to travel. */
function pick(whose: string, seen: Record<string, unknown>, allowed: string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(seen[whose] ?? {}).filter(
      ([name, value]) => allowed.includes(`${whose}.${name}`) && /^(string|number|boolean)$/.test(typeof value),
    ),
  )
}
