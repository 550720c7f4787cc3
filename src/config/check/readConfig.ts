import type { Config } from '../schema/schema'
import { configShape } from '../schema/shape'
import { standardReasons } from '../schema/standardReasons'
import { checkShape } from './checkShape'
import { error, type Problem } from './problem'

export type ReadConfig = { config: Config; problems: [] } | { config?: never; problems: Problem[] }

/** A config that can be run, or every error that keeps it from that. Never throws on what JSON can hold. */
export function readConfig(input: unknown): ReadConfig {
  const shape = checkShape(input, configShape)
  const problems = shape.length ? shape : unlabeled(input as Config)
  return problems.length ? { problems } : { config: input as Config, problems: [] }
}

/** A reason may go without a label only where we have one for it. */
function unlabeled({ survey }: Config): Problem[] {
  return survey.reasons.flatMap(({ id, label }, index) =>
    label === undefined && !Object.hasOwn(standardReasons, id)
      ? [error(`survey.reasons[${index}].label`, 'expected a label or a standard id, got nothing')]
      : [],
  )
}
