import type { Config } from '../schema/schema'
import { flowsOf } from './flowsOf'

/** Every flow of a config as a config of its own: the config's own flow first, drafts included. */
export function everyFlow(config: Config): Config[] {
  const { own, others } = flowsOf(config)
  return [own, ...others.map((flow) => flow.config)]
}
