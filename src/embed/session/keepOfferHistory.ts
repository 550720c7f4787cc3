import { stringify } from '../../base/stringify'
import { helpTypes } from '../../config/schema/helpTypes'
import type { FlowEvent } from '../../events/wire/flowEvent'
import type { OfferRecord } from '../../situation/schema'
import { historyKey, readOfferHistory } from '../opening/readOfferHistory'

/** Remembers an event that limits look at. The last 100 are kept. */
export function keepOfferHistory(event: FlowEvent): void {
  const { flowId, data, time } = event
  const status = statusOf(event)
  if (!status) return
  try {
    const records = [...readOfferHistory(flowId), { id: String(data.offer), status, time }]
    localStorage.setItem(historyKey(flowId), stringify(records.slice(-100)))
  } catch {
    // Denied or full: the host's own history and its server still hold.
  }
}

/** Help counts as accepted when it was followed, everything else once it was applied. */
function statusOf({ type, data }: FlowEvent): OfferRecord['status'] | undefined {
  if (type === 'offer.shown') return 'shown'
  if (type === 'offer.declined') return 'declined'
  const counts = type === 'offer.applied' || (type === 'offer.accepted' && helpTypes.includes(String(data.type)))
  return counts ? 'accepted' : undefined
}
