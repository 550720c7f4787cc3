import type { Config } from '../schema/schema'
import type { Problem } from './problem'
import { readConfig } from './readConfig'

/** The error that parseConfig throws. It holds all problems of the config, one a line in its message. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  constructor(readonly problems: Problem[]) {
    super(problems.map(describeProblem).join('\n'))
  }
}

/** A problem in one line, the same in the console, on the screen of test mode, and on the command line. */
export function describeProblem({ path, message, mend }: Problem): string {
  return `[fairwell] config${path && `.${path}`}: ${message}.${mend ? ` ${mend}` : ''}`
}

/** Reads a config that can be run. Throws a ConfigError that names every error with its path. */
export function parseConfig(input: unknown): Config {
  const { config, problems } = readConfig(input)
  if (!config) throw new ConfigError(problems)
  return config
}
