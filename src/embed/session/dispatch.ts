import type { Action } from '../../flow/flow'
import { finish } from './finish'
import type { Talk } from './talk'

/** Makes a move: it is recorded, shown, and, when it was the last, told to who asked. */
export function dispatch(talk: Talk, action: Action): void {
  talk.store.dispatch(action)
  const { closed, undone } = talk.store.flow()
  if (closed && !undone) finish(talk)
}
