import type { Action } from '../../flow/flow'
import { finish } from './finish'
import type { RunningSession } from './runningSession'

/** Makes a move: it is recorded and shown; the last one also reports how the flow ended. */
export function dispatch(session: RunningSession, action: Action): void {
  session.store.dispatch(action)
  const { closed, undone } = session.store.flow()
  if (closed && !undone) finish(session)
}
