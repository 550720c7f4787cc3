import type { Config } from '../schema/schema'
import { configShape } from '../schema/shape'
import { standardReasons } from '../schema/standardReasons'
import { checkShape } from './checkShape'
import { error, type Problem } from './problem'

/** What came of reading a config: the config alone, or the errors alone. */
export type ReadConfig = { config: Config; problems: [] } | { config?: never; problems: Problem[] }

/** Reads a config but for the values in its `flows`. Gives it back if its own flow can be run, else all errors. */
export function readOwnFlow(input: unknown): ReadConfig {
  const shape = checkShape(input, configShape)
  const problems = shape.length ? shape : unlabeled(input as Config)
  return problems.length ? { problems } : { config: input as Config, problems: [] }
}

/** Errors for reasons without a label; only the standard reasons have labels of ours. */
function unlabeled({ survey }: Config): Problem[] {
  return survey.reasons.flatMap(({ id, label }, index) =>
    label === undefined && !Object.hasOwn(standardReasons, id)
      ? [error(`survey.reasons[${index}].label`, 'expected a label or a standard id, got nothing')]
      : [],
  )
}
