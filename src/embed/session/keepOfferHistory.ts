import { stringify } from '../../base/stringify'
import { helpTypes } from '../../config/schema/helpTypes'
import type { FlowEvent } from '../../events/wire/flowEvent'
import type { OfferRecord } from '../../situation/schema'
import { historyKey, readOfferHistory } from '../opening/readOfferHistory'

/** Remembers in this browser that an offer was shown, declined or accepted, for the limits. The last 100 records are kept. */
export function keepOfferHistory(event: FlowEvent): void {
  const { flowId, data, time } = event
  const status = statusOf(event)
  if (!status) return
  try {
    const records = [...readOfferHistory(flowId), { id: String(data.offer), status, time }]
    localStorage.setItem(historyKey(flowId), stringify(records.slice(-100)))
  } catch {
    // Storage is denied or full. Limits then rest on the `history` that the page gives.
  }
}

/** What an event says of an offer. A help offer counts as accepted when it was followed, any other once it was applied. */
function statusOf({ type, data }: FlowEvent): OfferRecord['status'] | undefined {
  if (type === 'offer.shown') return 'shown'
  if (type === 'offer.declined') return 'declined'
  const counts = type === 'offer.applied' || (type === 'offer.accepted' && helpTypes.includes(String(data.type)))
  return counts ? 'accepted' : undefined
}
