import type { Action } from '../../flow/flow'
import { timeOut } from '../page/timeOut'
import { breakOff } from './breakOff'
import { fetchLater } from './fetchLater'
import type { RunningSession, WaitingMove } from './runningSession'

/**
 * Makes a move once the second chunk is loaded, or shows the error screen when it takes too long. Where another button is pressed
 * meanwhile, the last press counts, but the time still runs from the first.
 */
export function waitForLater(session: RunningSession, action: Action): void {
  if (session.waiting) {
    session.waiting.action = action
    return
  }
  const waiting: WaitingMove = { action }
  session.waiting = waiting
  const settle = (then: () => void) => {
    if (session.waiting !== waiting) return
    session.waiting = undefined
    if (!session.store.flow().closed) then()
  }
  Promise.race([fetchLater(session), timeOut(session.page)]).then(
    () => settle(() => session.act(waiting.action)),
    (cause) => {
      session.later.forget()
      settle(() => breakOff(session, cause, waiting.action))
    },
  )
}
