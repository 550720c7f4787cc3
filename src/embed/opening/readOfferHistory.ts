import type { OfferRecord } from '../../situation/schema'

/** The localStorage key under which a flow remembers its offers. */
export const historyKey = (flowId: string) => `fairwell:history:${flowId}`

/**
 * The offers that this browser remembers, for the limits on how often one is shown. The customer can clear it, so a page that
 * must be sure gives `history` itself. Storage that is denied or holds anything else counts as empty.
 */
export function readOfferHistory(flowId: string): OfferRecord[] {
  try {
    const records: unknown = JSON.parse(localStorage.getItem(historyKey(flowId)) ?? '[]')
    return Array.isArray(records) ? records : []
  } catch {
    return []
  }
}
