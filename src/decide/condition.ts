import { compileClauses } from './compileClauses'
import { type Clause, firstFailing, type Groups } from './firstFailing'
import { once } from './once'

export interface Compiled {
  /** Null when there is no condition to read, undefined when it asks nothing. */
  clauses: Clause | null | undefined
  /** Why the condition can't be trusted: an unknown operator somewhere in it, or no condition at all. */
  problem?: string | undefined
}

/**
 * Whether the attributes meet a condition in GrowthBook's language. Never throws: what can't be evaluated doesn't hold.
 * Attributes are own properties only, and read as JSON would carry them: undefined and NaN count as missing.
 * A condition is compiled once, so don't write to one that was evaluated.
 */
export const evaluateCondition = (attributes: unknown, condition: unknown, savedGroups: Groups = {}): boolean => {
  const { clauses } = compileCondition(condition)
  return clauses !== null && !firstFailing(clauses, attributes, { groups: savedGroups })
}

/** The condition as a chain of clauses, made once for each condition object. */
export const compileCondition = once((condition: unknown): Compiled => {
  const unknown: string[] = []
  try {
    return { clauses: compileClauses(condition, unknown), problem: unknown[0] && `unknown operator ${unknown[0]}` }
  } catch {
    return { clauses: null, problem: 'no such condition' }
  }
})
