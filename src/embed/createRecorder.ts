import { nanoid } from 'nanoid'
import type { Config } from '../config/schema'
import { attributesOf } from '../decide/attributes'
import { fnv1a } from '../decide/bucket'
import { once } from '../decide/once'
import { toCloudEvent } from '../events/cloudEvent'
import { type EventDraft, eventsFor } from '../events/eventsFor'
import type { FlowEvent } from '../events/flowEvent'
import type { Action, Flow } from '../flow/flow'
import type { Outbox } from './flowCode'
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

interface RecorderOptions {
  page: Page
  delivery: Pick<Outbox, 'record'>
  /** The one of the session. */
  config: Config
  clean: (text: string) => string
}

interface Stamp extends Pick<FlowEvent, 'seq' | 'configHash'> {
  clean: (text: string) => string
}

/** Turns each move into events: numbered, stamped, cut to what may be sent, written down, told. */
export function createRecorder({ page, delivery, config, clean }: RecorderOptions) {
  let seq = 0
  const { configHash } = nameOf(config)
  return (before: Flow | undefined, action: Action | undefined, after: Flow): void => {
    if (after.decision) page.decision = after.decision
    try {
      for (const draft of eventsFor(before, action, after)) {
        const event = stamp(draft, after, { seq: ++seq, configHash, clean })
        // A browser remembers nothing of who has not agreed.
        if ((page.settings.consent ?? 'granted') === 'granted') keepOfferHistory(event)
        delivery.record(toCloudEvent(event, location.origin))
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
  { seq, configHash, clean }: Stamp,
): FlowEvent {
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
    configHash,
    mode,
    customer: pick('customer', seen, send),
    subscription: pick('subscription', seen, send),
    data: scrub(data, clean),
  }
}

/** Free text may hold what nobody meant to send: cleaned before anything is stored, wherever a customer can have written. */
function scrub(data: Record<string, unknown>, clean: (text: string) => string): Record<string, unknown> {
  const { answers, choice } = data as { answers?: unknown; choice?: { result?: unknown } }
  return {
    ...data,
    ...(answers !== undefined && { answers: cleaned(answers, clean) }),
    ...(choice?.result !== undefined && { choice: { ...choice, result: cleaned(choice.result, clean) } }),
  }
}

function cleaned(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value)
  if (Array.isArray(value)) return value.map((one) => cleaned(one, clean))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cleaned(one, clean)]))
}

/** Names the config that was in force; the same on every machine. */
const nameOf = once((config: Config) => ({ configHash: fnv1a(JSON.stringify(config)).toString(16) }))

/** The named fields of the customer or the subscription, and of those only what is plain enough to travel. */
function pick(whose: string, seen: Record<string, unknown>, allowed: string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(seen[whose] ?? {}).filter(
      ([name, value]) => allowed.includes(`${whose}.${name}`) && /^(string|number|boolean)$/.test(typeof value),
    ),
  )
}
