import type { Flow } from '../../flow/flow'
import { isBroken } from '../../flow/isBroken'
import { breakOff } from './breakOff'
import { giveUp } from './giveUp'
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
    else if (isFresh) giveUp(session, cause, flow.interrupted?.action?.type === 'confirm')
    else show(session, flow)
  }
}
