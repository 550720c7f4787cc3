import type { Paddle, Subscription, SubscriptionItem } from '@paddle/paddle-node-sdk'
import { type Action, type ActionReceipt, type Performer, Refused } from 'fairwell/server'

/** Who is signed in: the ids that Paddle knows them by. */
export interface Member {
  id: string
  subscription: string
}

/** What an offer is applied with. */
export interface Applying {
  paddle: Paddle
  subscription: Subscription
  /** The grant's id. */
  key: string
  /** The subscription's own data with the grant's id. It goes into the request that applies the offer, so that a later try finds it. */
  customData: Record<string, unknown>
}

/**
 * Applies an offer once. Paddle knows no idempotency keys, so the grant's id is written into the subscription's `custom_data` by the
 * very request that applies the offer: a try that finds it there changes nothing. What is sent is a state and no step (a date, a price,
 * a discount), so that of two tries at the same moment the second says what the first did.
 */
export async function applyOnce(
  paddle: Paddle,
  { customer, situation, offer, idempotencyKey: key }: Action<Member>,
  apply: (applying: Applying) => ReturnType<Performer<Member>>,
): Promise<ActionReceipt> {
  if (situation?.subscription?.id !== customer.subscription)
    throw new Error(`the grant is for ${situation?.subscription?.id}, and ${customer.subscription} is signed in`)
  const subscription = await paddle.subscriptions.get(customer.subscription)
  const own = (subscription.customData ?? {}) as Record<string, unknown>
  const mark = `fairwell_${offer?.id}`
  const receipt = { confirmationId: key }
  if (own[mark] === key) return receipt
  if (subscription.status === 'canceled') throw new Refused('Your subscription has ended already.')
  return { ...receipt, ...(await apply({ paddle, subscription, key, customData: { ...own, [mark]: key } })) }
}

/** The only recurring item of a subscription: which of several a plan stands for, nobody can know. */
export function onlyItem({ id, items }: Subscription): SubscriptionItem {
  const [item, ...others] = items.filter(({ recurring }) => recurring)
  if (!item || others.length > 0)
    throw new Error(`${id}: expected one recurring item, got ${others.length + (item ? 1 : 0)}`)
  return item
}

/** Throws where an amount is in another currency than the subscription. */
export function checkCurrency(of: string, currency: string, { id, currencyCode }: Subscription): void {
  if (currency.toUpperCase() === currencyCode) return
  throw new Error(`${of}: expected ${currencyCode}, the currency of ${id}, got ${currency}`)
}
