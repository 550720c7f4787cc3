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
  // The button that was pressed gets the spinner. The next screen has other elements, so nothing takes this back.
  session.screen.element.shadowRoot?.querySelector('.screen')?.setAttribute('aria-busy', 'true')
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
