import { oncePerObject } from '../oncePerObject'
import { compileCondition } from './compileCondition'
import { firstFailing, type Groups } from './firstFailing'

/**
 * Whether the attributes meet a condition in GrowthBook's language. Never throws: what can't be evaluated doesn't hold.
 * Attributes are own properties only, and read as JSON would carry them: undefined and NaN count as missing.
 * A condition is compiled once, so don't write to one that was evaluated.
 */
export const evaluateCondition = (attributes: unknown, condition: unknown, savedGroups: Groups = {}): boolean => {
  const { clauses } = compileOnce(condition)
  return clauses !== null && !firstFailing(clauses, attributes, { groups: savedGroups })
}

const compileOnce = oncePerObject((condition: unknown) => compileCondition(condition, new Map()))
