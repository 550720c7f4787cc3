import type { Paddle, Subscription } from '@paddle/paddle-node-sdk'
import { type Performer, Refused } from 'fairwell/server'
import { applyOnce, type Member } from './apply'

/**
 * A pause, from the next charge on or at once. Paddle takes no data with it, so the grant's id follows in a request of its own; after a
 * crash between the two, the next try finds the very pause and only writes the id.
 */
export function pause(paddle: Paddle): Performer<Member, 'pause'> {
  return (action) =>
    applyOnce(paddle, action, async ({ subscription, customData }) => {
      const { startsAt, resumesAt } = action.choice
      if (!resumesAt) throw new Error(`${subscription.id}: expected a day on which the pause ends, got none`)
      if (subscription.scheduledChange?.action === 'cancel')
        throw new Refused('Your subscription ends already. Take that back first.')
      if (!isPausedUntil(subscription, resumesAt)) {
        if (subscription.scheduledChange) throw new Refused('A pause is planned already.')
        const isNow = action.offer?.type === 'pause' && action.offer.starts === 'now'
        const effectiveFrom = isNow ? 'immediately' : 'next_billing_period'
        await paddle.subscriptions.pause(subscription.id, { effectiveFrom, resumeAt: resumesAt })
      }
      await paddle.subscriptions.update(subscription.id, { customData })
      return { effectiveAt: startsAt }
    })
}

/** Whether it pauses, or will, until this time. What is paused shows its end as a scheduled `resume`. */
function isPausedUntil({ scheduledChange }: Subscription, resumesAt: string): boolean {
  const { action, resumeAt, effectiveAt } = scheduledChange ?? {}
  const until = action === 'pause' ? resumeAt : action === 'resume' ? effectiveAt : undefined
  return until ? Math.abs(Date.parse(until) - Date.parse(resumesAt)) < 1000 : false
}
