import type { Action } from '../../flow/flow'
import { dispatch } from './dispatch'
import { closeScreen, renewScreen } from './screen'
import type { RunningSession } from './runningSession'

/**
 * Hands over to the page's own cancel, in the gesture that asked for it. The dialog goes first, so that the page can open
 * one of its own; the ending is written down in the same task, once the page's action was started. A page that has no way to
 * cancel any more is said to have none.
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

/** Runs the page's own cancel; whether it was started. */
export function startLeaving(session: RunningSession): boolean {
  session.isLeaving = true
  const isStarted = session.opening.leave()
  session.isLeaving = false
  return isStarted
}
