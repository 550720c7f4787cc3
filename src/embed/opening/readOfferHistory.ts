import type { OfferRecord } from '../../situation/schema'

/** Where a flow's records stand in localStorage. */
export const historyKey = (flowId: string) => `fairwell:history:${flowId}`

/**
 * What this browser remembers of offers, for limits. A fallback only: it can be cleared, so a host that must be sure
 * gives `history` itself. Storage that is denied or holds nonsense counts as empty.
 */
export function readOfferHistory(flowId: string): OfferRecord[] {
  try {
    const records: unknown = JSON.parse(localStorage.getItem(historyKey(flowId)) ?? '[]')
    return Array.isArray(records) ? records : []
  } catch {
    return []
  }
}
