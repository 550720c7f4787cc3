import { nanoid } from 'nanoid'
import { version } from '../base/version'
import type { Config } from '../config/schema'
import { attributesOf } from '../decide/attributes'
import { fnv1a } from '../decide/bucket'
import { once } from '../decide/once'
import { toCloudEvent } from '../events/cloudEvent'
import { type EventDraft, eventsFor } from '../events/eventsFor'
import type { FlowEvent } from '../events/flowEvent'
import { scrub } from '../events/scrub'
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
    version,
    mode,
    customer: pick('customer', seen, send),
    subscription: pick('subscription', seen, send),
    data: scrub(data, clean),
  }
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
