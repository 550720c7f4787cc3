import type { Config } from '../config/schema/schema'
import { isInStore } from '../situation/isInStore'
import type { Situation } from '../situation/schema'

/** Whether this flow has a screen, or words, that only a law or a store asks for: most pages do not load those. */
export const needsLaw = (_config: Config, { subscription, subscriptions = [] }: Situation): boolean =>
  [subscription, ...subscriptions].some(isInStore)
