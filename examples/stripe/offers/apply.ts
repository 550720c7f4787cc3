import { type Action, type ActionReceipt, type Performer, Refused } from 'fairwell/server'
import type Stripe from 'stripe'

/** Who is signed in: the ids that Stripe knows them by. */
export interface Member {
  id: string
  subscription: string
}

/** What an offer is applied with: one request, or several that share the key. */
export interface Applying {
  stripe: Stripe
  subscription: Stripe.Subscription
  /** The options of the first request. Each further one takes a key of its own, made of this one. */
  once: { idempotencyKey: string }
  /** Goes into the request that applies the offer, so that a later try finds it. */
  metadata: Record<string, string>
}

/**
 * Applies an offer once. Stripe forgets idempotency keys after a day, so the grant's id is also written where the offer is: into the
 * subscription's metadata, by the very request that applies it. A try that finds it there changes nothing.
 */
export async function applyOnce(
  stripe: Stripe,
  { customer, situation, offer, idempotencyKey }: Action<Member>,
  apply: (applying: Applying) => ReturnType<Performer<Member>>,
): Promise<ActionReceipt> {
  if (situation?.subscription?.id !== customer.subscription)
    throw new Error(`the grant is for ${situation?.subscription?.id}, and ${customer.subscription} is signed in`)
  const subscription = await stripe.subscriptions.retrieve(customer.subscription)
  // Stripe takes keys of at most 40 characters.
  const mark = `fairwell_${offer?.id}`.slice(0, 40)
  const receipt = { confirmationId: idempotencyKey }
  if (subscription.metadata[mark] === idempotencyKey) return receipt
  if (subscription.status === 'canceled') throw new Refused('Your subscription has ended already.')
  const once = { idempotencyKey }
  return { ...receipt, ...(await apply({ stripe, subscription, once, metadata: { [mark]: idempotencyKey } })) }
}

/** The id of an object that Stripe gives whole or by its id. */
export function idOf(object: string | { id: string }): string {
  return typeof object === 'string' ? object : object.id
}

/** The only item of a subscription: which of several a plan stands for, nobody can know. */
export function onlyItem({ id, items }: Stripe.Subscription): Stripe.SubscriptionItem {
  const [item, ...others] = items.data
  if (!item || others.length > 0 || items.has_more)
    throw new Error(`${id}: expected one item, got ${items.data.length}`)
  return item
}

/** Whether one of these carries the grant's id: what is not the subscription's own cannot be marked there by the request that makes it. */
export async function isAmong(
  entries: AsyncIterable<{ metadata: Stripe.Metadata | null }>,
  metadata: Record<string, string>,
): Promise<boolean> {
  for await (const entry of entries)
    if (Object.entries(metadata).every(([mark, grant]) => entry.metadata?.[mark] === grant)) return true
  return false
}
