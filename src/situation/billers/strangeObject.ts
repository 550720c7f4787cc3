import { isThenable } from '../../base/isThenable'
import type { Billed } from './billed'
import { at, hasFields, listAt } from './fields'
import { type Biller, sourceIn } from './sourceIn'

/** Fields that a subscription of one biller has, and of no other. */
const marks: Record<Biller, readonly string[]> = {
  Stripe: ['billing_cycle_anchor', 'cancel_at_period_end', 'latest_invoice', 'livemode', 'pause_collection'],
  Paddle: ['billing_cycle', 'collection_mode', 'current_billing_period', 'next_billed_at', 'scheduled_change'],
  Chargebee: ['billing_period_unit', 'current_term_end', 'due_invoices_count', 'item_tiers', 'subscription_items'],
  Recurly: ['coupon_redemptions', 'current_period_ends_at', 'current_term_ends_at', 'pending_change', 'unit_amount'],
}

/** What each biller's objects of this kind say that they are. Paddle's say nothing. */
const kinds: Partial<Record<Biller, string>> = {
  Stripe: 'subscription',
  Chargebee: 'subscription',
  Recurly: 'subscription',
}

/** The biller whose subscription this is, where it is not this one's; none where that cannot be told. */
export function otherBiller(source: unknown, biller: Biller): Biller | undefined {
  const marked = (Object.keys(marks) as Biller[]).filter((each) => marks[each].some((name) => has(source, name)))
  return marked.includes(biller) ? undefined : marked[0]
}

/** Whether this says by itself that it is no subscription of this biller. */
export function isStranger(source: unknown, biller: Biller): boolean {
  const kind = kinds[biller] === undefined ? undefined : at(source, 'object')
  return (kind !== undefined && kind !== kinds[biller]) || otherBiller(source, biller) !== undefined
}

/**
 * What came in place of a subscription, for the developer who passed it; undefined where one was read, or where there is nothing
 * to read, as for a customer without a subscription. It never throws, like the reading itself.
 */
export function strangeObject(given: unknown, biller: Biller, billed: Billed): string | undefined {
  try {
    return whatCame(given, biller, billed)
  } catch {
    return 'an object that cannot be looked at'
  }
}

function whatCame(given: unknown, biller: Biller, { subscription }: Billed): string | undefined {
  const source = sourceIn(given, biller)
  if (isThenable(given)) return 'a Promise (is there an `await` missing?)'
  const isNothing = given === undefined || given === null || given === '' || listLength(source) === 0
  if (isNothing || Object.keys(subscription).some((name) => name !== 'id')) return undefined
  if (source === undefined) return `an event ${String(at(given, 'event_type')).slice(0, 80)}`
  if (!hasFields(source)) return `a ${typeof source}`
  const length = listLength(source)
  if (length !== undefined) return `a list of ${length}: give one of them`
  const kind = at(source, 'object')
  if (kinds[biller] !== undefined && typeof kind === 'string' && kind !== kinds[biller])
    return `object '${kind.slice(0, 80)}'`
  const other = otherBiller(source, biller)
  if (other) return `one of ${other}`
  const names = Object.keys(source).slice(0, 8)
  return names.every((name) => ['id', 'object', 'deleted'].includes(name)) && names.length > 0
    ? undefined
    : `an object ${names.length > 0 ? `with ${names.join(', ').slice(0, 200)}` : 'without fields'}`
}

/** How many there are in a list, also one in its wrapper; undefined for what is none. */
function listLength(source: unknown): number | undefined {
  const list = [source, at(source, 'data'), at(source, 'list')].find(Array.isArray)
  return list === undefined ? undefined : listAt({ list }, 'list').length
}

function has(source: unknown, name: string): boolean {
  const camelCase = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  try {
    return hasFields(source) && (name in source || camelCase in source)
  } catch {
    return false
  }
}
