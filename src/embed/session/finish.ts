import { takenOf } from '../../events/wire/takenOf'
import { answersOf } from '../../flow/answers'
import { callListeners } from '../page/tell'
import type { RunningSession } from './runningSession'

/** Reports how the flow ended, once it has an outcome. Called when the dialog is gone; only the first report counts. */
export function finish(session: RunningSession): void {
  const last = session.store.flow()
  const { outcome, sessionId } = last
  if (!outcome || session.isReported) return
  session.isReported = true
  session.opening.undo?.reportPrevious()
  const result = { outcome, ...takenOf(last), answers: answersOf(last), sessionId }
  callListeners(session.page, 'outcome', result)
  session.end(result)
}
