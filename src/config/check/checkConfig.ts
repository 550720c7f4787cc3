import { type LintOptions, lintConfig } from '../lint/lintConfig'
import { shapeProblems } from '../lint/shapeProblems'
import { sayNotYet } from '../schema/notYet'
import type { Problem } from './problem'
import { readConfig } from './readConfig'

/** Everything that is wrong or doubtful, for whoever writes the config: the same list that `fairwell check` prints. */
export function checkConfig(input: unknown, options: LintOptions = {}): Problem[] {
  const { config } = readConfig(input)
  return config ? lintConfig(config, options) : shapeProblems(input).map((problem) => sayNotYet(problem, input))
}
