import type { Config } from '../../config/schema/schema'

/** The config as it would be if the flow were not switched off by `"enabled": false`; the same one where it is not. */
export function switchedOn(config: Config): Config {
  if (config.enabled !== false) return config
  const { enabled, ...rest } = config
  return rest
}
