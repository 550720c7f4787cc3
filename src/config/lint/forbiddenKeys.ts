import type { Problem } from '../check/problem'
import { type FairnessRuleId, fairnessRules } from '../fairness/rules'
import { lettersOf } from './nearest'

/** What other cancel flows have an option for and this one has none, by the rule that it would break. Compared without case and signs. */
const keys: Partial<Record<FairnessRuleId, string[]>> = {
  'nothing-required': [
    'required',
    'isrequired',
    'mandatory',
    'preselected',
    'selected',
    'checked',
    'defaultreason',
    'preselectedoffer',
  ],
  'no-obstacles': [
    ...['typedconfirmation', 'typetoconfirm', 'confirmphrase', 'confirmationphrase', 'typedphrase'],
    ...['countdown', 'timer', 'countdownseconds', 'mindwellms', 'delay', 'delayms', 'contactonly', 'contactonlyexit'],
  ],
  'customers-word': ['autoacceptonclose', 'autoaccept', 'acceptonclose'],
  'way-out': ['hidecancel', 'showcancel', 'hideclose', 'cancelhidden'],
}

/** Says of an unknown key that it is one no config can have, and by which rule; gives other problems back as they are. */
export function sayForbidden(problem: Problem): Problem {
  const [, key = ''] = /^expected one of .*, got "(.*)"$/s.exec(problem.message) ?? []
  const rule = ruleAgainst(key)
  if (!rule || !problem.path.endsWith(key)) return problem
  return {
    ...problem,
    rule,
    message: `no config can have "${key}": ${fairnessRules[rule].says.replace(/\.$/, '')} (rule ${rule})`,
    mend: 'Take it out.',
  }
}

/** The rule that an option of this name would break. */
export function ruleAgainst(key: string): FairnessRuleId | undefined {
  const letters = lettersOf(key)
  return (Object.keys(keys) as FairnessRuleId[]).find((rule) => keys[rule]?.includes(letters))
}
