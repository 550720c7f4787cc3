import type { Action, Interrupted } from '../../flow/flow'
import { tellError } from '../page/tell'
import { dispatch } from './dispatch'
import { giveUp } from './giveUp'
import type { RunningSession } from './runningSession'

/**
 * After a fault of ours: reports it and shows the error screen with its ways out (law: the customer's word). The action that the
 * fault stopped is kept for `retry`; `isWord` says that it was the customer's word to cancel. Never throws.
 */
export function breakOff(session: RunningSession, cause: unknown, action?: Action, isWord = false): void {
  try {
    const { closed, step } = session.store.flow()
    if (closed) return
    // The page's own cancel has run: to be asked for it again would be one too many.
    if (session.hasLeft) throw cause
    tellError(
      session.page,
      `the flow broke at "${step}": expected its screen, got what follows. Nothing was changed; the customer can try again, cancel, or keep.`,
      cause,
    )
    dispatch(session, { type: 'break', action, leavesBy: wayOut(session) })
  } catch (worse) {
    giveUp(session, worse, isWord)
  }
}

/** What can cancel from here; undefined where nothing can. */
function wayOut({ opening, page, situation }: RunningSession): Interrupted['leavesBy'] {
  if (opening.canLeave()) return 'page'
  return page.handlers[situation.kind ?? 'cancel'] || page.settings.actions ? 'handler' : undefined
}
