import type { CloudEvent, FlowEventType } from './flowEvent'

const urgent: ReadonlySet<string> = new Set<FlowEventType>([
  'offer.accepted',
  'offer.applied',
  'flow.saved',
  'flow.canceled',
  'flow.dismissed',
  'flow.referred',
  'flow.failed',
])

/**
 * Whether an event must leave in the task that records it: how a flow ended, or that an offer was accepted or applied. The
 * page may be gone right after.
 */
export function isUrgent({ type }: CloudEvent): boolean {
  return urgent.has(type.replace(/^dev\.fairwell\.|\.v\d+$/g, ''))
}
