import type { EventEntity } from '@paddle/paddle-node-sdk'
import { fromPaddle } from 'fairwell/billing'
import type { BillingChange } from 'fairwell/server'

/**
 * What a Paddle event says of a subscription or of a payment for one; undefined for every other event. `object` is the event's data as
 * it was posted, for the SDK's own form has other names. Paddle does not say why a subscription ended; followBilling takes what was past
 * due for one that ended without its customer's word.
 */
export function changeIn(event: EventEntity, object: object, mode: 'live' | 'test'): BillingChange | undefined {
  const { eventType, eventId: id, occurredAt: time, data } = event
  if (eventType.startsWith('subscription.')) return { id, time, mode, object, ...fromPaddle(object) }
  if (eventType !== 'transaction.completed' || !('subscriptionId' in data) || !data.subscriptionId) return undefined
  const { subscriptionId, currencyCode, details, billedAt } = data
  const paid = [{ amount: Number(details?.totals?.grandTotal), currency: currencyCode, paid_at: billedAt ?? time }]
  return { id, time, mode, object: { id: subscriptionId, paid } }
}
