import type { Paddle, Subscription } from '@paddle/paddle-node-sdk'
import { type Performer, Refused } from 'fairwell/server'
import type { Member } from './apply'

/** The cancellation: when the paid period is over, or at once. Whoever has canceled already is told the same. */
export function cancel(paddle: Paddle): Performer<Member, 'cancel'> {
  return async ({ customer, choice }) => {
    const subscription = await paddle.subscriptions.get(customer.subscription)
    const { id, status, scheduledChange } = subscription
    // What is paused has no period that could end.
    const isNow = choice.ends === 'now' || status === 'paused'
    if (status === 'canceled' || (scheduledChange?.action === 'cancel' && !isNow)) return ended(subscription)
    // Paddle plans one change at a time, so a pause that is still to come goes first.
    if (scheduledChange) await paddle.subscriptions.update(id, { scheduledChange: null })
    return ended(
      await paddle.subscriptions.cancel(id, { effectiveFrom: isNow ? 'immediately' : 'next_billing_period' }),
    )
  }
}

/** Takes a cancellation that has not taken effect, or a pause, back. */
export function resume(paddle: Paddle): Performer<Member, 'resume'> {
  return async ({ customer }) => {
    const { id, status, scheduledChange } = await paddle.subscriptions.get(customer.subscription)
    if (status === 'canceled') throw new Refused('Your subscription has ended. You can start a new one at any time.')
    if (status === 'paused') await paddle.subscriptions.resume(id, { effectiveFrom: 'immediately' })
    else if (scheduledChange) await paddle.subscriptions.update(id, { scheduledChange: null })
  }
}

function ended({ id, canceledAt, scheduledChange }: Subscription) {
  const end = scheduledChange?.action === 'cancel' ? scheduledChange.effectiveAt : undefined
  return { confirmationId: id, effectiveAt: canceledAt ?? end, undoUntil: canceledAt ? undefined : end }
}
