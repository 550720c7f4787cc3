import type { Problem } from '../problem'
import type { Config } from '../schema'
import { lintConditions } from './lintConditions'
import { lintExperiments } from './lintExperiments'
import { lintFairness } from './lintFairness'
import { lintHandlers } from './lintHandlers'
import { lintOffers } from './lintOffers'
import { lintQuestions } from './lintQuestions'
import { lintReasons } from './lintReasons'
import { lintRules } from './lintRules'
import { lintSteps } from './lintSteps'
import { lintTexts } from './lintTexts'

export interface LintOptions {
  /** What the page performs: offer types, and names of custom offers. Without it every offer counts as performed. */
  handlers?: readonly string[] | undefined
}

const lints = [
  ...[lintConditions, lintRules, lintFairness, lintOffers, lintExperiments],
  ...[lintReasons, lintQuestions, lintSteps, lintTexts],
]

/** What is wrong or doubtful in a config whose shape is right: errors first, each kind in the config's order. */
export function lintConfig(config: Config, { handlers }: LintOptions = {}): Problem[] {
  const problems = [...lints.flatMap((lint) => lint(config)), ...lintHandlers(config, handlers)]
  const ofSeverity = (severity: Problem['severity']) => problems.filter((problem) => problem.severity === severity)
  return [...ofSeverity('error'), ...ofSeverity('warning')]
}
