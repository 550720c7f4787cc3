import type { Config } from '../../config/schema/schema'
import type { Decision } from '../../decide/decision'
import type { Action } from '../../flow/flow'
import type { Store } from '../../flow/store'
import type { Situation } from '../../situation/schema'
import type { Spoken } from '../../ui/first/view'
import type { Opening, Outbox, Session } from '../flowCode'
import type { Page, Result } from '../page/page'
import type { Mounted } from '../screen/mount'
import type { LaterLoader } from './laterLoader'

/** A move that cannot be made before the screens after the first are there. */
export interface Waiting {
  action: Action
}

/** One conversation with a customer, and what it holds while it lasts. */
export interface Talk {
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
  screen: Mounted
  /** Lets the merchant's own code draw where the screen left room for it. */
  fillMounts: () => void
  /** The move that waits for the screens after the first. */
  waiting?: Waiting | undefined
  /** The page's own cancel runs, and may close or destroy us before the ending is written down. */
  isLeaving?: boolean
  /** Makes the customer's move. Never throws. */
  readonly act: (action: Action) => void
  /** The conversation that takes this one's cancellation back. */
  undoing?: Promise<Session | undefined>
  isTold?: boolean
  /** Opens a new conversation about what this one has made of the subscription. */
  readonly again: (changed: Pick<Opening, 'subscription' | 'resumes' | 'tellBefore'>) => Promise<Session | undefined>
  /** Answers who opened the flow. */
  readonly end: (result: Result) => void
}
