import type { Problem } from '../problem'
import type { Config } from '../schema'
import { lintConditions } from './lintConditions'
import { lintExperiments } from './lintExperiments'
import { lintOffers } from './lintOffers'
import { lintQuestions } from './lintQuestions'
import { lintRules } from './lintRules'
import { lintTexts } from './lintTexts'

const lints = [lintConditions, lintRules, lintOffers, lintExperiments, lintQuestions, lintTexts]

/** What is wrong or doubtful in a config whose shape is right: errors first, each kind in the config's order. */
export function lintConfig(config: Config): Problem[] {
  const problems = lints.flatMap((lint) => lint(config))
  const ofSeverity = (severity: Problem['severity']) => problems.filter((problem) => problem.severity === severity)
  return [...ofSeverity('error'), ...ofSeverity('warning')]
}
