import type { Flow } from '../../flow/flow'
import type { Subscription } from '../../situation/schema'
import { tellError } from '../page/tell'
import { finish } from './finish'
import type { RunningSession } from './runningSession'

/** The same press takes the cancellation back, in a conversation of its own about the subscription as it is now. */
export function undo(session: RunningSession, { situation: { subscription = {} }, receipt }: Flow): void {
  const { page, opening, openUndo } = session
  const ends = receipt?.effectiveAt ?? subscription.currentPeriodEnd
  const changed: Subscription = { ...subscription, status: 'canceling', ...(ends && { currentPeriodEnd: ends }) }
  // A page that reloads on `canceled` must not cut this one off.
  session.undoing = openUndo({ subscription: changed, reportPrevious: () => finish(session) })
  session.undoing
    .catch(
      (cause) => void tellError(page, 'undo: expected it to open, got what follows; the cancellation stands.', cause),
    )
    .then((undoing) => {
      if (undoing) return
      opening.onClosed()
      finish(session)
    })
}
