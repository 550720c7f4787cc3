import type { Problem } from '../check/problem'
import type { Config } from '../schema/schema'
import { spotAt, warning } from './finding'

/** Says of a config that is switched off that it is: nothing else of it has an effect. */
export function lintSwitch({ enabled }: Config): Problem[] {
  if (enabled !== false) return []
  const message = 'the flow is switched off: every page runs its own cancel at once, and nothing is recorded'
  return [warning(spotAt('enabled'), message, 'Take it out, or set it to true, to switch the flow on.')]
}
