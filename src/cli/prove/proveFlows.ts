import { at } from '../../config/check/problem'
import { flowsOf } from '../../config/flows/flowsOf'
import { problemsOfFlows } from '../../config/lint/problemsOfFlows'
import type { Config } from '../../config/schema/schema'
import { chooseFlow } from '../../decide/chooseFlow'
import { customersOf } from './customers'
import { type Proof, prove } from './prove'
import type { Finding } from './reach'

/** Proves every flow of a config, drafts included, and that each flow has a customer. */
export function proveFlows(config: Config): Proof {
  const proofs: Proof[] = []
  const found = problemsOfFlows(config, (flow) => {
    const proof = prove(flow)
    proofs.push(proof)
    return proof.problems
  })
  const problems = [...found, ...flowsOfNobody(config)]
  return {
    ok: problems.every(({ severity }) => severity !== 'error'),
    states: proofs.reduce((sum, { states }) => sum + states, 0),
    customers: proofs.reduce((sum, { customers }) => sum + customers, 0),
    isComplete: proofs.every(({ isComplete }) => isComplete),
    isSwitchedOff: config.enabled === false,
    problems,
  }
}

/** The flows that no customer gets, because those before them take everyone whom they are for. */
function flowsOfNobody(config: Config): Finding[] {
  const { own, others } = flowsOf(config)
  if (!others.length) return []
  const audiences = others.map((flow) => flow.config.audience ?? {})
  const { situations, isComplete } = customersOf({
    ...own,
    rules: [],
    segments: {},
    alerts: [],
    audience: { $or: audiences },
  })
  const seen = new Set(situations.map((situation) => chooseFlow(config, situation, true).config.id))
  return others.flatMap(({ config: { id, enabled } }, index) =>
    seen.has(id) || enabled === false
      ? []
      : [
          {
            severity: isComplete ? ('error' as const) : ('warning' as const),
            path: at('flows', index),
            message: `expected a customer who gets the flow ${id}, found none${isComplete ? '' : ' among those that were tried'}: flows before it take them`,
            mend: 'Change its audience, or put it before the flow that takes its customers.',
          },
        ],
  )
}
