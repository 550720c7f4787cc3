import { at, type Problem } from '../check/problem'
import { flowsOf } from '../flows/flowsOf'
import type { Config } from '../schema/schema'
import { spotAt, warning } from './finding'

/** Says of a flow that it takes every customer, so that none is left for those after it, or that it is switched off and takes nobody. */
export function lintFlows(config: Config): Problem[] {
  return flowsOf(config).others.flatMap(({ config: { id, audience = {}, enabled }, isDraft }, index) => {
    if (config.flows?.[index]?.enabled === false)
      return [warning(spotAt(at(at('flows', index), 'enabled')), switchedOff, 'Take it out to switch the flow on.')]
    if (isDraft || enabled === false || Object.keys(audience).length) return []
    const message = `the flow ${id} is for everyone, so that no flow after it and not the config's own is ever shown`
    const mend = 'Give it an audience, mark it as a draft, or make it the config’s own.'
    return [warning(spotAt(at('flows', index)), message, mend)]
  })
}

const switchedOff = 'the flow is switched off: its customers get the next flow that is for them'
