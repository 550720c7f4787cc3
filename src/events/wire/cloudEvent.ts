import type { CloudEvent, FlowEvent } from './flowEvent'

/**
 * A FlowEvent in the form in which it is sent. `origin` is the page's, such as `https://app.example`. Receivers tell events
 * apart by `source` and `id` together (law: no event lost, none twice).
 */
export function toCloudEvent(event: FlowEvent, origin: string): CloudEvent {
  const { id, type, time, seq, sessionId, data, ...about } = event
  const customer = about.customer.id
  return {
    specversion: '1.0',
    id,
    source: `${origin}/fairwell/${encodeURIComponent(about.flowId)}`,
    type: `dev.fairwell.${type}.v1`,
    time,
    ...(customer ? { subject: `${customer}` } : {}),
    datacontenttype: 'application/json',
    cfsession: sessionId,
    sequence: `${seq}`,
    data: { ...about, ...data },
  }
}
