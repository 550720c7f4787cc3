import { checkShape } from './checkShape'
import type { Problem } from './problem'
import type { Config } from './schema'
import { configShape } from './shape'

export type ReadConfig = { config: Config; problems: [] } | { config?: never; problems: Problem[] }

/** A config that can be run, or every error that keeps it from that. Never throws on what JSON can hold. */
export function readConfig(input: unknown): ReadConfig {
  const problems = checkShape(input, configShape)
  return problems.length ? { problems } : { config: input as Config, problems: [] }
}
