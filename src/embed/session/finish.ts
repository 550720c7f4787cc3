import { takenOf } from '../../events/wire/takenOf'
import { answersOf } from '../../flow/answers'
import { tell } from '../page/tell'
import type { Talk } from './talk'

/** Tells how the flow ended, once, when there is an outcome and the dialog is gone. */
export function finish(talk: Talk): void {
  const last = talk.store.flow()
  const { outcome, sessionId } = last
  if (!outcome || talk.isTold) return
  talk.isTold = true
  talk.opening.tellBefore?.()
  const result = { outcome, ...takenOf(last), answers: answersOf(last), sessionId }
  tell(talk.page, 'outcome', result)
  talk.end(result)
}
