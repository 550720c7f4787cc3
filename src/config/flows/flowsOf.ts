import { oncePerObject } from '../../base/oncePerObject'
import type { Config } from '../schema/schema'

/** The flows of a config, each a config of its own. */
export interface Flows {
  /** The config's own flow, which takes whom no other does. Of a config without `flows` it is that very object. */
  own: Config
  /** The others, in the config's order, whole: what an entry does not say is the config's. */
  others: { config: Config; isDraft: boolean }[]
}

/** Takes a config apart into its flows, once for each config object. What is no list of flows counts as none. */
export const flowsOf = oncePerObject((config: Config): Flows => {
  if (!config.flows) return { own: config, others: [] }
  const { flows, ...own } = config
  return {
    own,
    others: (Array.isArray(flows) ? flows : []).map((entry) => {
      const { draft, ...flow } = entry ?? {}
      // A config that is switched off switches off all of its flows.
      const off = own.enabled === false && { enabled: false }
      return { config: { ...own, ...flow, ...off } as Config, isDraft: draft === true }
    }),
  }
})
