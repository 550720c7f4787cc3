import { readText } from '../readText'
import { at, hasFields, readAt, unwrap } from './fields'

/** The billers whose objects are read. */
export type Biller = 'Stripe' | 'Paddle' | 'Chargebee' | 'Recurly'

/** Where a biller's webhooks, answers and lists keep the object. */
const wrappers: Record<Biller, string[]> = {
  Stripe: ['data.object', 'data'],
  Paddle: ['data'],
  Chargebee: ['content', 'list'],
  Recurly: ['data'],
}

/** The subscription's object in what was given; an id alone counts as an object with an id. */
export function sourceIn(given: unknown, biller: Biller): unknown {
  // Paddle's webhooks also send events about other things, which have ids and statuses, too.
  const event = biller === 'Paddle' ? readAt(readText, given, 'event_type') : undefined
  if (event && !event.startsWith('subscription.')) return undefined
  const found = unwrap(given, wrappers[biller])
  // Chargebee's answers have the subscription beside its customer.
  const own = biller === 'Chargebee' ? ([at(found, 'subscription')].find(hasFields) ?? found) : found
  return typeof own === 'string' ? { id: own } : own
}
