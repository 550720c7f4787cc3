import { type Performer, Refused } from 'fairwell/server'
import type Stripe from 'stripe'
import { applyOnce, idOf, isAmong, type Member, onlyItem } from './apply'
import { changeNow, checkPrice } from './planChange'

const day = 86_400

/**
 * Leaves the next delivery out, where each is paid by an invoice of its own: that invoice is voided, and the one after it is collected
 * as ever. Stripe knows no list of deliveries, so a later one than the next cannot be picked.
 */
export function skip(stripe: Stripe): Performer<Member, 'skip'> {
  return (action) =>
    applyOnce(stripe, action, async ({ subscription, once, metadata }) => {
      const next = onlyItem(subscription).current_period_end
      const { delivery, nextDelivery } = action.choice
      if (delivery && delivery !== dayOf(next)) throw new Refused('Only the next delivery can be skipped.')
      const pause_collection = { behavior: 'void' as const, resumes_at: next + day }
      await stripe.subscriptions.update(subscription.id, { pause_collection, metadata }, once)
      return { effectiveAt: nextDelivery }
    })
}

/** Another product from the next delivery on: its price in the place of the old one, and nothing charged before. */
export function swap(stripe: Stripe): Performer<Member, 'swap'> {
  return (action) =>
    applyOnce(stripe, action, async (applying) => {
      const { productId, amount, currency } = action.choice
      if (amount !== undefined && currency) await checkPrice({ planId: productId, amount, currency }, applying)
      await changeNow(productId, { ...applying, proration_behavior: 'none' })
    })
}

/** A present: a line of the next invoice that costs nothing, for whoever packs the box to read. */
export function gift(stripe: Stripe): Performer<Member, 'gift'> {
  return (action) =>
    applyOnce(stripe, action, async ({ subscription, once, metadata }) => {
      const { id, currency } = subscription
      const customer = idOf(subscription.customer)
      const description = `Gift: ${action.choice.productId}`
      if (!(await isAmong(stripe.invoiceItems.list({ customer, pending: true, limit: 100 }), metadata)))
        await stripe.invoiceItems.create(
          { customer, subscription: id, amount: 0, currency, description, metadata },
          once,
        )
      await stripe.subscriptions.update(
        subscription.id,
        { metadata },
        { idempotencyKey: `${once.idempotencyKey}:mark` },
      )
    })
}

/** The day of a time in Unix seconds, as deliveries have it. */
function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10)
}
