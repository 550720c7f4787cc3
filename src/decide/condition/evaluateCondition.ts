import { oncePerObject } from '../../base/oncePerObject'
import { createCompiler } from './compileCondition'
import { firstFailing, type Groups } from './firstFailing'

/**
 * Whether the attributes meet a condition in GrowthBook's language. Never throws: a condition that can't be evaluated does
 * not hold. Only own properties are attributes; undefined and NaN count as missing, as they would in JSON. A condition is
 * compiled once and known by identity, so do not change it afterwards.
 */
export const evaluateCondition = (attributes: unknown, condition: unknown, savedGroups: Groups = {}): boolean => {
  const { clauses } = compileOnce(condition)
  return clauses !== null && !firstFailing(clauses, attributes, { groups: savedGroups })
}

const compileOnce = oncePerObject((condition: unknown) => createCompiler()(condition))
