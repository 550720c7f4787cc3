import { oncePerObject } from '../../base/oncePerObject'
import { at } from '../../config/check/problem'
import { everyFlow } from '../../config/flows/everyFlow'
import { flowsOf } from '../../config/flows/flowsOf'
import { problemsOfFlows } from '../../config/lint/problemsOfFlows'
import type { Config } from '../../config/schema/schema'
import { chooseFlow } from '../../decide/chooseFlow'
import { customersOf } from './customers'
import { type Proof, prove } from './prove'
import type { Finding } from './reach'

/** Proves every flow of a config, drafts included, and that each flow has a customer. */
export function proveFlows(config: Config): Proof {
  const proofOf = oncePerObject(prove)
  // What nobody gets to has no customer to show.
  const problems = problemsOfFlows(config, {
    faultsOf: (flow) => proofOf(flow).problems.filter(({ counterexample }) => counterexample),
    unusedOf: (flow) => proofOf(flow).problems.filter(({ counterexample }) => !counterexample),
  })
  problems.push(...flowsOfNobody(config))
  const proofs = everyFlow(config).map(proofOf)
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
  const seenBy = (seesDrafts: boolean) =>
    new Set(situations.map((situation) => chooseFlow(config, situation, seesDrafts).config.id))
  const [live, withDrafts] = [seenBy(false), seenBy(true)]
  return others.flatMap(({ config: { id, enabled }, isDraft }, index) =>
    (isDraft ? withDrafts : live).has(id) || enabled === false
      ? []
      : [
          {
            severity: isComplete ? ('error' as const) : ('warning' as const),
            path: at('flows', index),
            message: `expected a customer who gets the flow ${id}, found none${isComplete ? '' : ' among those that were tried'}: flows before it take them, or its audience asks what is not known before the survey`,
            mend: 'Change its audience, or put it before the flow that takes its customers.',
          },
        ],
  )
}
