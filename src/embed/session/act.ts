import type { Action, Flow } from '../../flow/flow'
import { isBroken } from '../../flow/isBroken'
import { leavesByHost } from '../../flow/leavesByHost'
import { breakOff } from './breakOff'
import { dispatch } from './dispatch'
import { leave } from './leave'
import { addLaterScreens } from './screen'
import type { RunningSession } from './runningSession'
import { waitForLater } from './waitForLater'

/** Makes the customer's move; where that breaks, they get the bare way out (law 1). Never throws. */
export function act(session: RunningSession, action: Action): void {
  // The page's own cancel may close or destroy us before the ending is written down.
  if (session.isLeaving) return
  try {
    make(session, action)
  } catch (cause) {
    breakOff(session, cause, action)
  }
}

function make(session: RunningSession, action: Action): void {
  const flow = session.store.flow()
  const { code, keywords } = session.later
  if (action.type === 'retry' && isBroken(flow)) tryAgain(session, flow)
  else if (!leadsOn(action, flow)) move(session, action)
  else if (code) move(session, { ...action, suggestedReason: code.suggestReason(flow, keywords) })
  else waitForLater(session, action)
}

type WayOn = Extract<Action, { type: 'continue' | 'cancel' }>

/** Whether it leads to another screen, which may not be there yet. From an error, cancel leads out. */
function leadsOn(action: Action, { step }: Flow): action is WayOn {
  return (action.type === 'continue' || action.type === 'cancel') && step !== 'error'
}

function move(session: RunningSession, action: Action): void {
  if (leavesByHost(session.store.flow(), action.type)) leave(session, action)
  else dispatch(session, action)
}

/** Back to where the break was, and on with the move that it stopped. */
function tryAgain(session: RunningSession, { interrupted }: Flow): void {
  addLaterScreens(session)
  dispatch(session, { type: 'retry' })
  if (interrupted?.action && session.store.flow().step === interrupted.step) act(session, interrupted.action)
}
