import type { Advance } from './advanceBy'
import type { Action, Flow } from './flow'

/** Sees every move before anything is drawn. */
export type Recorder = (before: Flow, action: Action, after: Flow) => void

export interface Store {
  flow(): Flow
  dispatch(action: Action): void
  /** Called after a move was recorded. Gives back the way to stop listening. */
  subscribe(listener: (after: Flow, before: Flow) => void): () => void
}

/** Where the one flow is held. A move is recorded first and shown second (law 5). */
export function createStore(start: Flow, advance: Advance, record: Recorder, now: () => Date): Store {
  let flow = start
  const listeners = new Set<(after: Flow, before: Flow) => void>()
  return {
    flow: () => flow,
    dispatch(action) {
      const before = flow
      const after = advance(before, action, now())
      if (after === before) return
      flow = after
      record(before, action, after)
      for (const listener of listeners) listener(after, before)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
