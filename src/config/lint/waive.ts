import { at, type Problem } from '../check/problem'
import { type FairnessRule, fairnessRules, isFairnessRule } from '../fairness/rules'
import type { Config } from '../schema/schema'
import { failure, spotAt, warning } from './finding'
import { didYouMean, nearestOf } from './nearest'

type Waiver = NonNullable<Config['waivers']>[number]

/**
 * Names in each problem the fairness rule that it breaks, and makes a warning of one whose rule the config waives: it says who did
 * and why. Then come the problems of the waivers themselves.
 */
export function waive(problems: readonly Problem[], { waivers = [] }: Config): Problem[] {
  const known = waivers.filter(({ rule }) => isFairnessRule(rule) && fairnessRules[rule].isWaivable)
  return [
    ...problems.map((problem) => waived(problem, known)),
    ...waivers.flatMap((waiver, index) => lintWaiver(waiver, at(at('waivers', index), 'rule'), problems)),
  ]
}

function waived(problem: Problem, waivers: readonly Waiver[]): Problem {
  const { rule, message } = problem
  if (rule === undefined) return problem
  const by = waivers.find((waiver) => waiver.rule === rule)
  if (!by) return { ...problem, message: `${message} (rule ${rule})` }
  return {
    ...problem,
    severity: 'warning',
    message: `${message} (rule ${rule}; ${by.name} has waived it: ${by.reason})`,
  }
}

function lintWaiver({ rule }: Waiver, path: string, problems: readonly Problem[]): Problem[] {
  const waivable = Object.entries(fairnessRules).flatMap(([id, { isWaivable }]) => (isWaivable ? [id] : []))
  if (!isFairnessRule(rule)) {
    const mend = didYouMean(nearestOf(rule, Object.keys(fairnessRules)), waivable)
    return [failure(spotAt(path), `"${rule}" is no rule, so nothing is waived`, mend)]
  }
  const { says, isWaivable, heldBy }: FairnessRule = fairnessRules[rule]
  if (!isWaivable)
    return [
      failure(
        spotAt(path),
        `nobody can waive "${rule}": ${says}`,
        'Take the waiver out, and mend what breaks the rule.',
      ),
    ]
  // What a drawn screen breaks is not seen here: `check --fairness` measures it.
  if (heldBy.includes('screen') || heldBy.includes('page') || problems.some((problem) => problem.rule === rule))
    return []
  const why = heldBy.includes('check')
    ? 'nothing in this config breaks it'
    : 'the flow keeps it, whatever a config says'
  return [warning(spotAt(path), `"${rule}" needs no waiver: ${why}`, 'Take the waiver out.')]
}
