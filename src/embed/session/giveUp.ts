import { tellError } from '../page/tell'
import { dispatch } from './dispatch'
import { startLeaving } from './leave'
import type { RunningSession } from './runningSession'
import { closeScreen } from './screen'

/**
 * Closes the flow where not even the error screen can be drawn, and leaves every further press to the page: it can always be
 * canceled there. `isWord`: the customer has confirmed, so the page's own cancel runs at once, if it has not (law: the customer's
 * word). Never throws.
 */
export function giveUp(session: RunningSession, cause: unknown, isWord: boolean): void {
  const { page, opening, store } = session
  tellError(
    page,
    'dialog: expected a screen, got what follows; it closes, and from now on every press is left to the page.',
    cause,
  )
  closeScreen(session)
  opening.giveBack()
  const { step, sessionId } = store.flow()
  try {
    const isLeft = session.hasLeft || (isWord && startLeaving(session))
    dispatch(session, isLeft ? { type: step === 'error' ? 'cancel' : 'confirm' } : { type: 'aside', failure: 'broken' })
  } catch {
    // Nothing can be recorded any more. What has opened the flow is told that it failed.
    opening.onClosed()
    session.end({ outcome: 'failed', answers: {}, sessionId })
  }
}
