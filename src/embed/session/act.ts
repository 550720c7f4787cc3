import type { Action, Flow } from '../../flow/flow'
import { isBroken } from '../../flow/isBroken'
import { leavesByHost } from '../../flow/leavesByHost'
import { breakOff } from './breakOff'
import { dispatch } from './dispatch'
import { leave } from './leave'
import type { RunningSession } from './runningSession'
import { addLaterScreens } from './screen'
import { waitForLater } from './waitForLater'

/**
 * Makes the customer's move. Where something of ours fails, they get the error screen with its ways out (law: the customer's word).
 * Never throws.
 */
export function act(session: RunningSession, action: Action): void {
  // The page's own cancel may close the flow while it runs; the ending that follows is the one to record.
  if (session.isLeaving) return
  const isWord = leavesByHost(session.store.flow(), action.type)
  try {
    make(session, action)
  } catch (cause) {
    breakOff(session, cause, action, isWord)
  }
}

/** Makes the move now, or once the second chunk is loaded where the move needs it. */
function make(session: RunningSession, action: Action): void {
  const flow = session.store.flow()
  const { code, keywords } = session.later
  if (action.type === 'retry' && isBroken(flow)) tryAgain(session, flow)
  else if (!leadsOn(action, flow)) move(session, action)
  else if (code) move(session, { ...action, suggestedReason: code.suggestReason(flow, keywords) })
  else waitForLater(session, action)
}

type WayOn = Extract<Action, { type: 'continue' | 'cancel' }>

/** Whether the action leads to another screen, which may not be loaded yet. On the error screen `cancel` ends the flow instead. */
function leadsOn(action: Action, { step }: Flow): action is WayOn {
  return (action.type === 'continue' || action.type === 'cancel') && step !== 'error'
}

/** Makes a move that needs nothing more to be loaded. */
function move(session: RunningSession, action: Action): void {
  if (leavesByHost(session.store.flow(), action.type)) leave(session, action)
  else dispatch(session, action)
}

/** Goes back to the screen that failed, and makes the move that the failure stopped. */
function tryAgain(session: RunningSession, { interrupted }: Flow): void {
  addLaterScreens(session)
  dispatch(session, { type: 'retry' })
  if (interrupted?.action && session.store.flow().step === interrupted.step) act(session, interrupted.action)
}
