import { DAY } from '../../base/day'
import { stringify } from '../../base/stringify'
import { helpTypes } from '../../config/schema/helpTypes'
import type { FlowEvent } from '../../events/wire/flowEvent'
import type { OfferRecord } from '../../situation/schema'
import { historyKey, readOfferHistory, readRecords, sharedKey } from '../opening/readOfferHistory'

/** How long an offer is remembered, in milliseconds: a yearly customer is asked about the last year's. docs/personal-data.md says so. */
const lifetime = 400 * DAY

/**
 * Remembers in this browser that an offer was shown, declined or accepted, for the limits. The last 100 records of a customer are
 * kept, and none longer than 400 days. A history of an earlier version, which knows no customers, goes to the first who opens a
 * flow with it: an offer that was used up stays so, and the next customer starts with a history of their own.
 */
export function keepOfferHistory(event: FlowEvent, customerId: string | undefined): void {
  const { flowId, data, time } = event
  const status = statusOf(event)
  const isYoung = (record: OfferRecord) => Date.parse(`${record?.time}`) > Date.parse(time) - lifetime
  try {
    if (!status && localStorage.getItem(sharedKey(flowId)) === null) return
    const records = [
      ...readOfferHistory(flowId, customerId),
      ...(status ? [{ id: String(data.offer), status, time }] : []),
    ]
    localStorage.setItem(historyKey(flowId, customerId), stringify(records.filter(isYoung).slice(-100)))
    localStorage.removeItem(sharedKey(flowId))
    for (const key of Object.keys(localStorage))
      if (/^fairwell:(offers|history):/.test(key) && !readRecords(key).some(isYoung)) localStorage.removeItem(key)
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
