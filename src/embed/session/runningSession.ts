import type { Config } from '../../config/schema/schema'
import type { Decision } from '../../decide/decision'
import type { Action } from '../../flow/flow'
import type { Store } from '../../flow/store'
import type { Situation } from '../../situation/schema'
import type { Spoken } from '../../ui/first/view'
import type { Outbox } from '../flowCode'
import type { Result } from '../page/result'
import type { FlowScreen } from '../screen/createScreen'
import type { LaterLoader } from './laterLoader'
import type { Undoable } from './undo'

/** An action that waits for the second chunk. */
export interface WaitingMove {
  action: Action
}

/** All that a session holds while it runs, from its first screen to the report of its end. */
export interface RunningSession extends Undoable {
  readonly delivery: Outbox
  readonly config: Config
  readonly situation: Situation
  readonly spoken: Spoken
  /** The Decision that was made to open, where one was made before the first screen. */
  readonly opensWith: Decision | undefined
  readonly store: Store
  readonly later: LaterLoader
  /** The dialog. A new one takes its place where it could not draw. */
  screen: FlowScreen
  /** Lets the merchant's mounts draw in the room that the screen leaves, and clean up after it. */
  fillMounts: () => void
  /** The action that waits for the second chunk. */
  waiting?: WaitingMove | undefined
  /** Whether the page's own cancel is running; it may close or destroy the flow before the ending is recorded. */
  isLeaving?: boolean
  /** Whether the page's own cancel was started. */
  hasLeft?: boolean
  /** Makes the customer's move. Never throws. */
  readonly act: (action: Action) => void
  /** Whether the outcome was reported. */
  isReported?: boolean
  /** Resolves `ended` for whoever opened the flow. */
  readonly end: (result: Result) => void
}
