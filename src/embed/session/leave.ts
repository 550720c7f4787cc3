import type { Action } from '../../flow/flow'
import { dispatch } from './dispatch'
import type { RunningSession } from './runningSession'
import { closeScreen, renewScreen } from './screen'

/**
 * Hands over to the page's own cancel control, in the task of the customer's press. The dialog closes first, so that the page can
 * open one of its own. The ending is recorded in the same task, after the page's action was started (law: no event lost, none
 * twice). Where the page has no cancel control any more, the customer is told so.
 */
export function leave(session: RunningSession, action: Action): void {
  if (session.opening.canLeave()) {
    closeScreen(session)
    if (startLeaving(session)) {
      dispatch(session, action)
      return
    }
    renewScreen(session)
  }
  dispatch(session, { type: 'aside', failure: 'stranded' })
}

/** Starts the page's own cancel action. Gives back whether it could be started. */
export function startLeaving(session: RunningSession): boolean {
  session.isLeaving = true
  session.hasLeft = session.opening.leave()
  session.isLeaving = false
  return session.hasLeft
}
