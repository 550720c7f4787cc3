import type { Config } from '../../config/schema/schema'
import type { Decision } from '../../decide/decision'
import type { Situation } from '../../situation/schema'
import type { Spoken } from '../../ui/first/view'
import type { Opening, Outbox } from '../flowCode'
import type { Page } from '../page/page'
import type { RunningSession } from './runningSession'

/** What a session is made of. */
export interface SessionParts {
  page: Page
  opening: Opening
  delivery: Outbox
  config: Config
  /** The flow of each of the subscriptions, where they are in different ones. */
  flows: readonly Config[]
  situation: Situation
  /** The Decision to open with, where it was made already. */
  decision: Decision | undefined
  spoken: Spoken
  openUndo: RunningSession['openUndo']
}
