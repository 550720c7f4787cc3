import { nanoid } from 'nanoid'
import type { Config } from '../config/schema'
import { attributesOf } from '../decide/attributes'
import { toCloudEvent } from '../events/cloudEvent'
import type { Delivery } from '../events/delivery'
import { type EventDraft, eventsFor } from '../events/eventsFor'
import type { FlowEvent } from '../events/flowEvent'
import { redact } from '../events/redact'
import type { Action, Flow } from '../flow/flow'
import { keepOfferHistory } from './offerHistory'
import type { Page } from './page'
import { tell } from './tell'

const sentByDefault = [
  'customer.id',
  'subscription.id',
  'subscription.mrr',
  'subscription.currency',
  'subscription.plan',
  'subscription.status',
]

export interface RecorderOptions {
  page: Page
  delivery: Delivery | undefined
  configHash: string
}

/** Turns each move into events: numbered, stamped, cut to what may be sent, written down, told. */
export function createRecorder({ page, delivery, configHash }: RecorderOptions) {
  let seq = 0
  return (before: Flow | undefined, action: Action | undefined, after: Flow): void => {
    for (const draft of eventsFor(before, action, after)) {
      seq++
      const event = stamp(draft, after, seq, configHash)
      if (page.settings.consent !== 'pending') keepOfferHistory(event)
      delivery?.record(toCloudEvent(event, location.origin))
      tell(page, 'event', event)
      tell(page, event.type, event)
    }
  }
}

function stamp({ type, data }: EventDraft, flow: Flow, seq: number, configHash: string): FlowEvent {
  const { config, situation, sessionId, mode } = flow
  const seen = attributesOf(config, situation as Record<string, unknown>, Date.now())
  const allowed = config.privacy?.send ?? sentByDefault
  return {
    id: nanoid(),
    type,
    time: new Date().toISOString(),
    seq,
    sessionId,
    flowId: config.id,
    configHash,
    mode,
    customer: pick(seen.customer, 'customer.', allowed),
    subscription: pick(seen.subscription, 'subscription.', allowed),
    data: redacted(data, config),
  }
}

/** The named fields, and of those only what is plain enough to travel. */
function pick(from: unknown, prefix: string, allowed: string[]): Record<string, unknown> {
  const names = allowed.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length))
  const fields = (from ?? {}) as Record<string, unknown>
  const entries = names.filter((name) => Object.hasOwn(fields, name)).map((name) => [name, fields[name]])
  return Object.fromEntries(entries.filter(([, value]) => /^(string|number|boolean)$/.test(typeof value)))
}

/** Free text may hold what nobody meant to send: cleaned before anything is stored. */
function redacted(data: Record<string, unknown>, { privacy }: Config): Record<string, unknown> {
  const answers = data.answers as Record<string, unknown> | undefined
  if (!answers) return data
  const kinds = privacy?.redact ?? ['email', 'card', 'phone']
  const clean = Object.entries(answers).map(([id, value]) => [
    id,
    typeof value === 'string' ? redact(value, kinds) : value,
  ])
  return { ...data, answers: Object.fromEntries(clean) }
}
