import type { CloudEvent, FlowEvent } from './flowEvent'

/** The FlowEvent as it travels; `origin` is the page's (`https://app.example`). Source and id together name it for ever. */
export function toCloudEvent(event: FlowEvent, origin: string): CloudEvent {
  const { flowId, configHash, mode, customer, subscription } = event
  const { id } = customer
  const hasId = (typeof id === 'string' && id !== '') || typeof id === 'number'
  return {
    specversion: '1.0',
    id: event.id,
    source: `${origin}/fairwell/${encodeURIComponent(flowId)}`,
    type: `dev.fairwell.${event.type}.v1`,
    time: event.time,
    ...(hasId && { subject: String(id) }),
    datacontenttype: 'application/json',
    cfsession: event.sessionId,
    sequence: String(event.seq),
    data: { flowId, configHash, mode, customer, subscription, ...event.data },
  }
}
