import type { Config } from '../../config/schema/schema'
import type { Decision } from '../../decide/decision'
import type { Action } from '../../flow/flow'
import type { Store } from '../../flow/store'
import type { Situation } from '../../situation/schema'
import type { Spoken } from '../../ui/first/view'
import type { Opening, Outbox, Session, Undo } from '../flowCode'
import type { Page, Result } from '../page/page'
import type { FlowScreen } from '../screen/createScreen'
import type { LaterLoader } from './laterLoader'

/** A move that cannot be made before the screens after the first are there. */
export interface WaitingMove {
  action: Action
}

/** One conversation with a customer, and what it holds while it lasts. */
export interface RunningSession {
  readonly page: Page
  readonly opening: Opening
  readonly delivery: Outbox
  readonly config: Config
  readonly situation: Situation
  readonly spoken: Spoken
  /** The Decision it opened with, as far as that was made before the first screen. */
  readonly opensWith: Decision | undefined
  readonly store: Store
  readonly later: LaterLoader
  /** A fresh one takes its place where it could not draw. */
  screen: FlowScreen
  /** Lets the merchant's own code draw where the screen left room for it. */
  fillMounts: () => void
  /** The move that waits for the screens after the first. */
  waiting?: WaitingMove | undefined
  /** The page's own cancel runs, and may close or destroy us before the ending is written down. */
  isLeaving?: boolean
  /** Makes the customer's move. Never throws. */
  readonly act: (action: Action) => void
  /** The conversation that takes this one's cancellation back. */
  undoing?: Promise<Session | undefined>
  isReported?: boolean
  /** Opens a new conversation about what this one has made of the subscription. */
  readonly openUndo: (undo: Undo) => Promise<Session | undefined>
  /** Answers who opened the flow. */
  readonly end: (result: Result) => void
}
