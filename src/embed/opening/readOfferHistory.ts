import { fnv1a } from '../../base/fnv1a'
import type { OfferRecord } from '../../situation/schema'

/**
 * The localStorage key under which this browser remembers the offers that a customer had in a flow. It has a hash of their id,
 * 8 hexadecimal digits at most, which tells the customers of one browser apart; a customer without an id has none.
 */
export const historyKey = (flowId: string, customerId: string | undefined) =>
  `fairwell:offers:${customerId ? fnv1a(customerId).toString(16) : ''}:${flowId}`

/** The key of earlier versions, which remembered the offers of all customers of a browser in one history. */
export const sharedKey = (flowId: string) => `fairwell:history:${flowId}`

/**
 * The offers that this browser remembers of a customer, for the limits on how often one is shown; with those of an earlier version,
 * until a customer has taken them over. The customer can clear it, so a page that must be sure gives `history` itself. Storage that
 * is denied or holds anything else counts as empty.
 */
export const readOfferHistory = (flowId: string, customerId: string | undefined): OfferRecord[] =>
  [sharedKey(flowId), historyKey(flowId, customerId)].flatMap(readRecords)

/** The records under a key of localStorage; none where it cannot be read. */
export function readRecords(key: string): OfferRecord[] {
  try {
    const records: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(records) ? records : []
  } catch {
    return []
  }
}
