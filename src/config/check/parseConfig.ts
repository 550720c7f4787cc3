import type { Config } from '../schema/schema'
import { ConfigError } from './configError'
import { readConfig } from './readConfig'

/** Reads a config that can be run. Throws a ConfigError that names every error with its path. */
export function parseConfig(input: unknown): Config {
  const { config, problems } = readConfig(input)
  if (!config) throw new ConfigError(problems)
  return config
}
