import type { CloudEvent, FlowEvent } from './flowEvent'

/** The FlowEvent as it travels; `origin` is the page's (`https://app.example`). Source and id together name it for ever. */
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
