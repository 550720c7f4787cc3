import type { Action } from '../../flow/flow'
import { timeOut } from '../page/timeOut'
import { addLater } from './addLater'
import { breakOff } from './breakOff'
import type { Talk, Waiting } from './talk'

/** Makes the move once it can be made. Pressed again while we wait, the last press counts, by the first one's clock. */
export function waitForLater(talk: Talk, action: Action): void {
  if (talk.waiting) {
    talk.waiting.action = action
    return
  }
  const waiting: Waiting = { action }
  talk.waiting = waiting
  const settle = (then: () => void) => {
    if (talk.waiting !== waiting) return
    talk.waiting = undefined
    if (!talk.store.flow().closed) then()
  }
  Promise.race([addLater(talk), timeOut(talk.page)]).then(
    () => settle(() => talk.act(waiting.action)),
    (cause) => {
      talk.later.forget()
      settle(() => breakOff(talk, cause, waiting.action))
    },
  )
}
