import type { Config } from '../schema/schema'
import type { Problem } from './problem'
import { readConfig } from './readConfig'

/** What is wrong with a config, all of it at once. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  constructor(readonly problems: Problem[]) {
    super(problems.map(describeProblem).join('\n'))
  }
}

/** The same line everywhere: console, test mode's screen, the command line. */
export function describeProblem({ path, message, mend }: Problem): string {
  return `[fairwell] config${path && `.${path}`}: ${message}.${mend ? ` ${mend}` : ''}`
}

/** The config as it may be run. Throws a ConfigError that names every error with its path. */
export function parseConfig(input: unknown): Config {
  const { config, problems } = readConfig(input)
  if (!config) throw new ConfigError(problems)
  return config
}
