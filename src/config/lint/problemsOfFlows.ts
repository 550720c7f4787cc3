import { at, type Problem } from '../check/problem'
import { flowsOf } from '../flows/flowsOf'
import type { Config } from '../schema/schema'

/**
 * The problems of every flow of a config. What flows share is at fault only where each of them has the fault: an offer that one flow
 * uses is in use. What a flow's own entry has wrong is told there.
 */
export function problemsOfFlows<Found extends Problem>(config: Config, problemsOf: (flow: Config) => Found[]): Found[] {
  const { own, others } = flowsOf(config)
  const shared = problemsOf(own)
  const flows = others.map(({ config: flow }, index) => {
    const problems = problemsOf(flow)
    return { index, problems, faults: new Set(problems.map(faultOf)), entry: config.flows?.[index] ?? {} }
  })
  return [
    ...shared.filter((problem) =>
      flows.every(({ entry, faults }) => faults.has(faultOf(problem)) || keyOf(problem) in entry || !problem.path),
    ),
    ...flows.flatMap(({ index, problems, entry }) =>
      problems
        .filter((problem) => !problem.path || keyOf(problem) in entry)
        .map((problem) => ({ ...problem, path: at(at('flows', index), problem.path) })),
    ),
  ]
}

/** The key of the config that a problem is under. */
function keyOf({ path }: Problem): string {
  return path.split(/[.[]/, 1)[0] ?? ''
}

/** What is wrong and where, as a text to compare by. */
function faultOf({ path, within, message }: Problem): string {
  return JSON.stringify([path, within, message])
}
