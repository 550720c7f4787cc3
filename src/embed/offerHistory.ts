import { helpTypes } from '../config/helpTypes'
import type { OfferRecord } from '../situation/schema'
import type { FlowEvent } from '../events/flowEvent'

const key = (flowId: string) => `fairwell:history:${flowId}`

/** Help counts as accepted when it was followed, everything else once it was applied. */
function statusOf({ type, data }: FlowEvent): OfferRecord['status'] | undefined {
  if (type === 'offer.shown') return 'shown'
  if (type === 'offer.declined') return 'declined'
  const counts = type === 'offer.applied' || (type === 'offer.accepted' && helpTypes.includes(String(data.type)))
  return counts ? 'accepted' : undefined
}

/**
 * What this browser remembers of offers, for limits. A fallback only: it can be cleared, so a host that must be sure
 * gives `history` itself. Storage that is denied or holds nonsense counts as empty.
 */
export function readOfferHistory(flowId: string): OfferRecord[] {
  try {
    const records: unknown = JSON.parse(localStorage.getItem(key(flowId)) ?? '[]')
    return Array.isArray(records) ? records : []
  } catch {
    return []
  }
}

/** Remembers an event that limits look at. The last 100 are kept. */
export function keepOfferHistory(event: FlowEvent): void {
  const { flowId, data, time } = event
  const status = statusOf(event)
  if (!status) return
  try {
    const records = [...readOfferHistory(flowId), { id: String(data.offer), status, time }]
    localStorage.setItem(key(flowId), JSON.stringify(records.slice(-100)))
  } catch {
    // Denied or full: the host's own history and its server still hold.
  }
}
