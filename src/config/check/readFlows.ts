import { oncePerObject } from '../../base/oncePerObject'
import { flowsOf } from '../flows/flowsOf'
import type { Config } from '../schema/schema'
import { at, error, type Problem, shown } from './problem'
import { type ReadConfig, readOwnFlow } from './readOwnFlow'

/**
 * Reads the flows that a config has beside its own, once for each config object. Each is checked whole, since its parts may name
 * what only the config has.
 */
export const readFlows = oncePerObject((config: Config): ReadConfig => {
  const { own, others } = flowsOf(config)
  const problems = others.flatMap(({ config: flow }, index): Problem[] => {
    const path = at('flows', index)
    if (flow.id === own.id) return [error(at(path, 'id'), `expected an id of its own, got ${shown(flow.id)}`)]
    return readOwnFlow(flow).problems.map((problem) => ({ ...problem, path: at(path, problem.path) }))
  })
  return problems.length ? { problems } : { config, problems: [] }
})
