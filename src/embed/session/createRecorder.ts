import { nanoid } from 'nanoid'
import { oncePerObject } from '../../base/oncePerObject'
import { version } from '../../base/version'
import { configHash } from '../../config/configHash'
import type { Config } from '../../config/schema/schema'
import { attributesOf } from '../../decide/attributes'
import { toCloudEvent } from '../../events/wire/cloudEvent'
import type { AnyFlowEvent } from '../../events/wire/eventOf'
import { type EventDraft, type EventsFor, eventsBy } from '../../events/wire/eventsBy'
import type { FlowEventType } from '../../events/wire/flowEvent'
import type { Action, Flow } from '../../flow/flow'
import type { Outbox } from '../flowCode'
import type { Page } from '../page/page'
import { callListeners, tellError } from '../page/tell'

/** The fields of the customer and the subscription that go into events, unless the config says otherwise. */
const sentByDefault = [
  'customer.id',
  'subscription.id',
  'subscription.mrr',
  'subscription.currency',
  'subscription.plan',
  'subscription.planName',
  'subscription.status',
]

/** The part of the second chunk that records moves after the first screen. */
export interface LaterRecording {
  eventsFor: EventsFor
  /** Takes personal data, such as card numbers, out of free text. */
  redactData: typeof import('../../events/personal/redactData').redactData
  keepOfferHistory: typeof import('./keepOfferHistory').keepOfferHistory
}

/** What a session's moves are recorded with. */
interface RecorderOptions {
  page: Page
  delivery: Pick<Outbox, 'record'>
  /** The second chunk, once it is loaded. Until then only the beginning and the end of a flow can be recorded. */
  later: () => LaterRecording | undefined
}

/** The types of values that an event takes over; lists and objects are left out. */
const sendable = ['string', 'number', 'boolean']

/** Makes a function that turns each move into events: numbered, cut to what may be sent, stored, and given to listeners. */
export function createRecorder({ page, delivery, later }: RecorderOptions) {
  let seq = 0
  const firstEventsFor = eventsBy({})
  return (before: Flow | undefined, action: Action | undefined, after: Flow): void => {
    if (after.decision) page.decision = after.decision
    try {
      const { eventsFor = firstEventsFor, redactData, keepOfferHistory } = later() ?? {}
      for (const { type, data } of eventsFor(before, action, after)) {
        // Before anything is stored or sent: a customer may write personal data into any free text.
        const cleaned = redactData?.(data, after.config.privacy?.redact) ?? data
        const event = stamp({ type, data: cleaned }, after, ++seq)
        // Nothing is stored in the browser of a customer who has not given consent.
        if ((page.settings.consent ?? 'granted') === 'granted') keepOfferHistory?.(event, after.situation.customer?.id)
        // The move that opens the flow stands between a press and the first screen.
        delivery.record(toCloudEvent(event, location.origin), !before)
        callListeners(page, 'event', event)
        callListeners<FlowEventType>(page, event.type, event)
      }
    } catch (cause) {
      // A recording that fails must not keep the customer from canceling.
      tellError(page, 'events: expected to record one, got what follows; the flow goes on without it.', cause)
    }
  }
}

/** Makes a whole event of a draft. */
function stamp({ type, data }: EventDraft, { config, situation, sessionId, mode }: Flow, seq: number): AnyFlowEvent {
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
    configHash: configHashOf(config).configHash,
    version,
    mode,
    customer: pick('customer', seen, send),
    subscription: pick('subscription', seen, send),
    data,
    // The schema of events says which data goes with which type, and its test holds every event to it.
  } as AnyFlowEvent
}

/** A hash that names the config in force; the same on every machine. In an object, because `oncePerObject` remembers objects. */
const configHashOf = oncePerObject((config: Config) => ({ configHash: configHash(config) }))

/** The fields of the customer or the subscription that may be sent, and of those only text, numbers and booleans. */
function pick(whose: string, seen: Record<string, unknown>, allowed: string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(seen[whose] ?? {}).filter(
      ([name, value]) => allowed.includes(`${whose}.${name}`) && sendable.includes(typeof value),
    ),
  )
}
