import type { Flow } from '../../flow/flow'
import type { Subscription } from '../../situation/schema'
import { tellError } from '../page/tell'
import { finish } from './finish'
import type { RunningSession } from './runningSession'

/** Opens a session that takes the cancellation back at once. It is about the subscription as the cancellation has left it. */
export function undo(session: RunningSession, { situation: { subscription = {} }, receipt }: Flow): void {
  const { page, opening, openUndo } = session
  const ends = receipt?.effectiveAt ?? subscription.currentPeriodEnd
  const changed: Subscription = { ...subscription, status: 'canceling', ...(ends && { currentPeriodEnd: ends }) }
  // The outcome `canceled` is reported only after this: a page that reloads on it would cut the undo off.
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
