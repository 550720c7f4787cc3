import { checkReferences } from './checkReferences'
import { checkShape } from './checkShape'
import { checkFairness } from './fairness'
import type { Problem } from './problem'
import type { Config } from './schema'
import { configShape } from './shape'

export type ReadConfig = { config: Config; problems: [] } | { config?: never; problems: Problem[] }

/** A config that can be run, or every error that keeps it from that. Never throws. */
export function readConfig(input: unknown): ReadConfig {
  const shape = checkShape(input, configShape)
  if (shape.length) return { problems: shape }
  const config = input as Config
  const unusable = [...checkReferences(config), ...checkFairness(config)]
  return unusable.length ? { problems: unusable } : { config, problems: [] }
}
