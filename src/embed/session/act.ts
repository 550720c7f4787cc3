import type { Action, Flow } from '../../flow/flow'
import { isBroken } from '../../flow/isBroken'
import { leavesByHost } from '../../flow/leavesByHost'
import { breakOff } from './breakOff'
import { dispatch } from './dispatch'
import { leave } from './leave'
import { wearLater } from './screen'
import type { Talk } from './talk'
import { waitForLater } from './waitForLater'

/** Makes the customer's move; where that breaks, they get the bare way out (law 1). Never throws. */
export function act(talk: Talk, action: Action): void {
  // The page's own cancel may close or destroy us before the ending is written down.
  if (talk.isLeaving) return
  try {
    make(talk, action)
  } catch (cause) {
    breakOff(talk, cause, action)
  }
}

function make(talk: Talk, action: Action): void {
  const flow = talk.store.flow()
  const { there, keywords } = talk.later
  if (action.type === 'retry' && isBroken(flow)) tryAgain(talk, flow)
  else if (!leadsOn(action, flow)) move(talk, action)
  else if (there) move(talk, { ...action, suggestedReason: there.suggestReason(flow, keywords) })
  else waitForLater(talk, action)
}

type WayOn = Extract<Action, { type: 'continue' | 'cancel' }>

/** Whether it leads to another screen, which may not be there yet. From an error, cancel leads out. */
function leadsOn(action: Action, { step }: Flow): action is WayOn {
  return (action.type === 'continue' || action.type === 'cancel') && step !== 'error'
}

function move(talk: Talk, action: Action): void {
  if (leavesByHost(talk.store.flow(), action.type)) leave(talk, action)
  else dispatch(talk, action)
}

/** Back to where the break was, and on with the move that it stopped. */
function tryAgain(talk: Talk, { interrupted }: Flow): void {
  wearLater(talk)
  dispatch(talk, { type: 'retry' })
  if (interrupted?.action && talk.store.flow().step === interrupted.step) act(talk, interrupted.action)
}
