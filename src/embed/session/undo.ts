import type { Flow } from '../../flow/flow'
import type { Subscription } from '../../situation/schema'
import { tellError } from '../page/tell'
import { finish } from './finish'
import type { Talk } from './talk'

/** The same press takes the cancellation back, in a conversation of its own about the subscription as it is now. */
export function undo(talk: Talk, { situation: { subscription = {} }, receipt }: Flow): void {
  const { page, opening, again } = talk
  const ends = receipt?.effectiveAt ?? subscription.currentPeriodEnd
  const changed: Subscription = { ...subscription, status: 'canceling', ...(ends && { currentPeriodEnd: ends }) }
  // A page that reloads on `canceled` must not cut this one off.
  talk.undoing = again({ subscription: changed, resumes: true, tellBefore: () => finish(talk) })
  talk.undoing
    .catch(
      (cause) => void tellError(page, 'undo: expected it to open, got what follows; the cancellation stands.', cause),
    )
    .then((session) => {
      if (session) return
      opening.onClosed()
      finish(talk)
    })
}
