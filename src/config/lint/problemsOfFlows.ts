import { at, type Problem } from '../check/problem'
import { flowsOf } from '../flows/flowsOf'
import type { Config } from '../schema/schema'

/** What can be wrong with one flow. */
interface Finders<Found extends Problem> {
  /** What is wrong in it. */
  faultsOf: (flow: Config) => Found[]
  /** What of it nothing leads to. */
  unusedOf: (flow: Config) => Found[]
}

/**
 * The problems of every flow of a config. What a flow has wrong that the config's own has not is told at its entry. What flows
 * share is unused only where it is in each of them: an offer that one flow makes is in use.
 */
export function problemsOfFlows<Found extends Problem>(
  config: Config,
  { faultsOf, unusedOf }: Finders<Found>,
): Found[] {
  const { own, others } = flowsOf(config)
  const ownFaults = faultsOf(own)
  const known = namesOf(ownFaults)
  const flows = others.map(({ config: flow }, index) => {
    const unused = unusedOf(flow)
    const entry = config.flows?.[index] ?? {}
    const isOwn = (problem: Problem) => keyOf(problem) in entry
    const faults = faultsOf(flow).filter((fault) => isOwn(fault) || !known.has(nameOf(fault)))
    const problems = [...faults, ...unused.filter(isOwn)].map((problem) => ({
      ...problem,
      path: at(at('flows', index), problem.path),
    }))
    return { problems, isOwn, unused: namesOf(unused) }
  })
  const shared = unusedOf(own).filter((problem) =>
    flows.every(({ isOwn, unused }) => isOwn(problem) || unused.has(nameOf(problem))),
  )
  return [...ownFaults, ...shared, ...flows.flatMap(({ problems }) => problems)]
}

/** The key of the config that a problem is under. */
function keyOf({ path }: Problem): string {
  return path.split(/[.[]/, 1)[0] ?? ''
}

/** What is wrong and where, as a text to compare by. */
function nameOf({ path, within, message }: Problem): string {
  return JSON.stringify([path, within, message])
}

function namesOf(problems: readonly Problem[]): Set<string> {
  return new Set(problems.map(nameOf))
}
