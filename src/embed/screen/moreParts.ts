import type { Config } from '../../config/schema/schema'
import type { Situation } from '../../situation/schema'
import type { Steps } from '../../ui/first/steps'
import type { Spoken } from '../../ui/first/view'
import type { Page } from '../page/page'

/** What a third chunk changes in the second. */
export interface MoreParts {
  laterSteps: Steps
  laterStyles: string
  speakWhole: typeof import('../texts/speakWhole').speakWhole
  decideInFlow: typeof import('../../decide/decideInFlow').decideInFlow
  openFlow: typeof import('../../flow/openFlow').openFlow
  advance: typeof import('../../flow/advance').advance
}

/** What a third chunk goes by: whose flow it is, and what it speaks. */
export interface MoreNeeds {
  page: Page
  config: Config
  /** The flows of several subscriptions, where they are in different ones. */
  flows: readonly Config[]
  situation: Situation
  spoken: Spoken
}
