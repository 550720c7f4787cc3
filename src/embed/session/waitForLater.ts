import type { Action } from '../../flow/flow'
import { timeOut } from '../page/timeOut'
import { fetchLater } from './fetchLater'
import { breakOff } from './breakOff'
import type { RunningSession, WaitingMove } from './runningSession'

/** Makes the move once it can be made. Pressed again while we wait, the last press counts, by the first one's clock. */
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
