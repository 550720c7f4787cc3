import { presetOf } from '../config/schema/presetOf'
import type { Config } from '../config/schema/schema'
import type { Situation } from '../situation/schema'

/**
 * Whether the flow is one page with the data of the notice and the button that sends it: a withdrawal, and every cancellation where the
 * law wants no step before it.
 */
export const isOnePage = (config: Config, situation: Situation): boolean =>
  situation.kind === 'withdraw' || presetOf(config, situation) === 'de'
