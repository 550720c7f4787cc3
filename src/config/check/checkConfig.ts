import { type LintOptions, lintConfig } from '../lint/lintConfig'
import { shapeProblems } from '../lint/shapeProblems'
import type { Problem } from './problem'
import { readConfig } from './readConfig'

/** All errors and warnings of a config, for the person who writes it: the list that `fairwell check` prints. */
export function checkConfig(input: unknown, options: LintOptions = {}): Problem[] {
  const { config } = readConfig(input)
  return config ? lintConfig(config, options) : shapeProblems(input)
}
