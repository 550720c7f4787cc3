import type { Advance } from './advanceBy'
import type { Action, Flow } from './flow'

/** Hears of every move before it is drawn (law: no event lost, none twice). */
export type Recorder = (before: Flow, action: Action, after: Flow) => void

/** Holds the one flow that changes as actions come in. */
export interface Store {
  /** The flow as it is now. */
  flow(): Flow
  /** Makes a move: records it, then calls the listeners. An action that changes nothing does neither. */
  dispatch(action: Action): void
  /** Calls the listener after each recorded move. Gives back a function that ends it. */
  subscribe(listener: (after: Flow, before: Flow) => void): () => void
}

/** Makes a store. A move is recorded first and shown second (law: no event lost, none twice). */
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
