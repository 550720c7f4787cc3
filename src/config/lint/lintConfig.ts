import type { Problem } from '../check/problem'
import type { Config } from '../schema/schema'
import { lintChains } from './lintChains'
import { lintConditions } from './lintConditions'
import { lintContradictions } from './lintContradictions'
import { lintCountries } from './lintCountries'
import { lintDurations } from './lintDurations'
import { lintExperiments } from './lintExperiments'
import { lintFairness } from './lintFairness'
import { lintFlows } from './lintFlows'
import { lintGoals } from './lintGoals'
import { lintHandlers } from './lintHandlers'
import { lintLanguages } from './lintLanguages'
import { lintLimits } from './lintLimits'
import { lintLiterals } from './lintLiterals'
import { lintMessages } from './lintMessages'
import { lintMoments } from './lintMoments'
import { lintOffers } from './lintOffers'
import { lintOperands } from './lintOperands'
import { lintQuestions } from './lintQuestions'
import { lintReasons } from './lintReasons'
import { lintRules, lintUnused } from './lintRules'
import { lintStatutory } from './lintStatutory'
import { lintSteps } from './lintSteps'
import { lintSwitch } from './lintSwitch'
import { lintTexts } from './lintTexts'
import { lintWording } from './lintWording'
import { problemsOfFlows } from './problemsOfFlows'
import { underEachPreset } from './underEachPreset'
import { waive } from './waive'

/** What is known of the page that the config is for. */
export interface LintOptions {
  /** The page's handlers: offer types, and names of custom offers. Without this list every offer counts as performed. */
  handlers?: readonly string[] | undefined
}

const lints = [
  ...[
    lintConditions,
    lintOperands,
    lintLiterals,
    lintContradictions,
    lintDurations,
    underEachPreset(lintMoments),
    lintRules,
  ],
  ...[
    lintCountries,
    underEachPreset(lintFairness),
    underEachPreset(lintChains),
    lintOffers,
    lintLimits,
    lintExperiments,
    lintReasons,
    lintQuestions,
    lintSteps,
    lintGoals,
  ],
  ...[lintTexts, lintLanguages, lintMessages, lintStatutory, lintWording],
]

/** All problems of a config whose shape is right, its flows included. Errors come first; each kind keeps the config's order. */
export function lintConfig(config: Config, { handlers }: LintOptions = {}): Problem[] {
  const lintOne = (flow: Config) =>
    waive(withoutEchoes([...lints.flatMap((lint) => lint(flow)), ...lintHandlers(flow, handlers)]), flow)
  const problems = [
    ...lintSwitch(config),
    ...problemsOfFlows(config, { faultsOf: lintOne, unusedOf: lintUnused }),
    ...lintFlows(config),
  ]
  const ofSeverity = (severity: Problem['severity']) => problems.filter((problem) => problem.severity === severity)
  return [...ofSeverity('error'), ...ofSeverity('warning')]
}

/** Leaves out problems that another one repeats word by word at the same place. */
function withoutEchoes(problems: Problem[]): Problem[] {
  const told = new Set<string>()
  return problems.filter(({ path, within, message }) => {
    const key = JSON.stringify([path, within, message])
    const isNew = !told.has(key)
    told.add(key)
    return isNew
  })
}
