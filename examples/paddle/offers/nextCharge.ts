import type { Paddle } from '@paddle/paddle-node-sdk'
import { type Performer, Refused } from 'fairwell/server'
import { type Applying, applyOnce, type Member } from './apply'

const day = 86_400_000

/** A longer trial: the first charge moves by as many days. */
export function trialExtension(paddle: Paddle): Performer<Member, 'trial_extension'> {
  return (action) =>
    applyOnce(paddle, action, async (applying) => {
      const { status, nextBilledAt } = applying.subscription
      if (status !== 'trialing' || !nextBilledAt) throw new Refused('Your trial is over already.')
      return chargeAt(new Date(Date.parse(nextBilledAt) + action.choice.days * day), applying)
    })
}

/** Leaves the next delivery out, where each is paid by a renewal of its own: that renewal comes when the one after it would have. */
export function skip(paddle: Paddle): Performer<Member, 'skip'> {
  return (action) => applyOnce(paddle, action, (applying) => moveTo(action.choice, applying))
}

/** A later delivery, and the charge with it. All that follow keep their distance to it. */
export function reschedule(paddle: Paddle): Performer<Member, 'reschedule'> {
  return (action) => applyOnce(paddle, action, (applying) => moveTo(action.choice, applying))
}

interface Moved {
  delivery?: string | undefined
  nextDelivery?: string | undefined
}

/** Moves the next renewal to another day, at the same time of the day. */
async function moveTo({ delivery, nextDelivery }: Moved, applying: Applying): Promise<{ effectiveAt: string }> {
  const { id, nextBilledAt } = applying.subscription
  if (!nextBilledAt || !nextDelivery) throw new Error(`${id}: expected the days of its deliveries, got none`)
  if (delivery && delivery !== nextBilledAt.slice(0, 10)) throw new Refused('Only the next delivery can be moved.')
  return chargeAt(new Date(`${nextDelivery}${new Date(nextBilledAt).toISOString().slice(10)}`), applying)
}

async function chargeAt(time: Date, { paddle, subscription, customData }: Applying): Promise<{ effectiveAt: string }> {
  const nextBilledAt = time.toISOString()
  await paddle.subscriptions.update(subscription.id, { nextBilledAt, prorationBillingMode: 'do_not_bill', customData })
  return { effectiveAt: nextBilledAt }
}
