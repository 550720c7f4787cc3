import type { Problem } from '../check/problem'
import type { Config } from '../schema/schema'
import { lintConditions } from './lintConditions'
import { lintContradictions } from './lintContradictions'
import { lintDurations } from './lintDurations'
import { lintExperiments } from './lintExperiments'
import { lintFairness } from './lintFairness'
import { lintHandlers } from './lintHandlers'
import { lintLanguages } from './lintLanguages'
import { lintLiterals } from './lintLiterals'
import { lintMessages } from './lintMessages'
import { lintMoments } from './lintMoments'
import { lintOffers } from './lintOffers'
import { lintOperands } from './lintOperands'
import { lintQuestions } from './lintQuestions'
import { lintReasons } from './lintReasons'
import { lintRules } from './lintRules'
import { lintSteps } from './lintSteps'
import { lintTexts } from './lintTexts'
import { lintWording } from './lintWording'

export interface LintOptions {
  /** What the page performs: offer types, and names of custom offers. Without it every offer counts as performed. */
  handlers?: readonly string[] | undefined
}

const lints = [
  ...[lintConditions, lintOperands, lintLiterals, lintContradictions, lintDurations, lintMoments, lintRules],
  ...[lintFairness, lintOffers, lintExperiments, lintReasons, lintQuestions, lintSteps],
  ...[lintTexts, lintLanguages, lintMessages, lintWording],
]

/** What is wrong or doubtful in a config whose shape is right: errors first, each kind in the config's order. */
export function lintConfig(config: Config, { handlers }: LintOptions = {}): Problem[] {
  const problems = withoutEchoes([...lints.flatMap((lint) => lint(config)), ...lintHandlers(config, handlers)])
  const ofSeverity = (severity: Problem['severity']) => problems.filter((problem) => problem.severity === severity)
  return [...ofSeverity('error'), ...ofSeverity('warning')]
}

/** What is found at one place is told once. */
function withoutEchoes(problems: Problem[]): Problem[] {
  const told = new Set<string>()
  return problems.filter(({ path, within, message }) => {
    const key = JSON.stringify([path, within, message])
    const isNew = !told.has(key)
    told.add(key)
    return isNew
  })
}
