import { presetOf } from '../config/schema/presetOf'
import type { Config } from '../config/schema/schema'
import { isInStore } from '../situation/isInStore'
import type { Situation } from '../situation/schema'

/** The presets with screens or words of their own. */
const presets: readonly string[] = ['de', 'fr', 'kr', 'strict']

/** Whether this flow has a screen, or words, that only a law or a store asks for: most pages do not load those. */
export const needsLaw = (config: Config, situation: Situation): boolean =>
  situation.kind === 'withdraw' ||
  presets.includes(presetOf(config, situation)) ||
  [situation.subscription, ...(situation.subscriptions ?? [])].some(isInStore)
