import type { Flow } from '../../flow/flow'
import { isBroken } from '../../flow/isBroken'
import { tellError } from '../page/tell'
import { breakOff } from './breakOff'
import { dispatch } from './dispatch'
import type { RunningSession } from './runningSession'
import { renewScreen } from './screen'

/**
 * Draws the flow. Where a screen throws, the error screen is drawn in a new dialog: the old one may be half drawn. Never throws.
 */
export function show(session: RunningSession, flow: Flow): void {
  const isFresh = !session.screen.isOpen
  try {
    session.screen.show(flow)
    session.fillMounts()
  } catch (cause) {
    renewScreen(session)
    if (!isBroken(flow)) breakOff(session, cause)
    else if (isFresh) giveUp(session, cause)
    else show(session, flow)
  }
}

/** Closes the flow where not even the error screen can be drawn. The page is then as it was before. */
function giveUp(session: RunningSession, cause: unknown): void {
  tellError(session.page, 'dialog: expected a screen, got what follows; it closes, and nothing was changed.', cause)
  dispatch(session, { type: 'aside', failure: 'broken' })
}
