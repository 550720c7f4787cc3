import type { Action } from '../../flow/flow'
import { dispatch } from './dispatch'
import { closeScreen, renewScreen } from './screen'
import type { Talk } from './talk'

/**
 * Hands over to the page's own cancel, in the gesture that asked for it. The dialog goes first, so that the page can open
 * one of its own; the ending is written down in the same task, once the page's action was started. A page that has no way to
 * cancel any more is said to have none.
 */
export function leave(talk: Talk, action: Action): void {
  if (talk.opening.canLeave()) {
    closeScreen(talk)
    if (startLeaving(talk)) {
      dispatch(talk, action)
      return
    }
    renewScreen(talk)
  }
  dispatch(talk, { type: 'aside', failure: 'stranded' })
}

/** Runs the page's own cancel; whether it was started. */
export function startLeaving(talk: Talk): boolean {
  talk.isLeaving = true
  const isStarted = talk.opening.leave()
  talk.isLeaving = false
  return isStarted
}
