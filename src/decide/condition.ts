import { type Clause, compileClauses, firstFailing } from './clause'
import type { Groups } from './operators'

export interface Compiled {
  /** Absent when there is no condition to read. */
  clauses?: Clause[] | undefined
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
  return !!clauses && !firstFailing(clauses, attributes, savedGroups)
}

// By identity, which is why an evaluated condition must not be written to.
const compiled = new WeakMap<object, Compiled>()

/** The condition as closures, made once for each condition object. */
export const compileCondition = (condition: unknown): Compiled => {
  const key = Object(condition)
  const known = compiled.get(key)
  if (known) return known
  const made = compile(condition)
  compiled.set(key, made)
  return made
}

const compile = (condition: unknown): Compiled => {
  const unknown: string[] = []
  try {
    return { clauses: compileClauses(condition, unknown), problem: unknown[0] && `unknown operator ${unknown[0]}` }
  } catch {
    return { problem: 'no such condition' }
  }
}
