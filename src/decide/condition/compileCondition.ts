import { own } from '../../base/own'
import { stringify } from '../../base/stringify'
import { sayWanted } from './explain'
import { type Asked, type Clause, holds, type Test } from './firstFailing'
import { type Compile, isOperators, type Operator, operators, type Prepare } from './operators'

/** A condition, ready to be asked of many customers. */
export interface Compiled {
  /** The first clause of the chain; undefined where the condition asks nothing, null where it can't be read. */
  clauses: Clause | null | undefined
  /** Why the condition must be skipped: it has an unknown operator somewhere, or is no condition at all. */
  problem: string | undefined
}

/**
 * Makes a function that compiles conditions into chains of clauses. Those that it has compiled share the values they read, so
 * one is made for all conditions of a config.
 */
export const createCompiler = (): ((condition: unknown) => Compiled) => {
  const paths = new Map<string, Asked>()
  let problem: string | undefined
  const addCondition = (chain: Clause[], condition: unknown): void => {
    if (typeof condition !== 'object' || Array.isArray(condition)) throw Error()
    for (const [key, expected] of Object.entries(condition as object)) {
      const join = own(joins, key) as Operator | undefined
      if (key === '$and') for (const each of expected as unknown[]) addCondition(chain, each)
      else if (join) addClause(chain, join, expected, 'true for', ask(key, []))
      else {
        // An unknown `$name` is a misspelled operator. Still read as an attribute, since GrowthBook's suite has one named `$groups`.
        if (key[0] === '$') isUnknown(key)
        addValue(chain, expected, ask(key))
      }
    }
  }
  // Compiles what is written under an attribute: operators, or one value that it must equal.
  const addValue = (chain: Clause[], expected: unknown, path: Asked): void => {
    if (isOperators(expected)) {
      for (const [name, each] of Object.entries(expected))
        addClause(chain, (own(operators, name) as Operator | undefined) ?? isUnknown(name), each, name, path)
    } else addClause(chain, equalities[typeof expected] ?? asJson, expected, '', path)
  }
  // The only place that makes a clause: all have one hidden class, which keeps firstFailing fast.
  const addClause = (chain: Clause[], [test, prepare]: Operator, given: unknown, says: string, asked: Asked): void => {
    const expected = prepare ? prepare(given, compile) : given
    // What JSON cannot carry throws here, so that its condition counts as unreadable.
    const wanted = equalities[typeof given] ? undefined : sayWanted(given, says)
    chain.push({ asked, test, expected, given, says, wanted, next: undefined })
  }
  const isUnknown = (name: string): Operator => {
    problem ??= `unknown operator ${name}`
    return [() => false]
  }
  const ask = (key: string, steps?: string[]): Asked => {
    const known = paths.get(key)
    if (known) return known
    const path = { key, steps: steps ?? key.split('.'), number: paths.size }
    paths.set(key, path)
    return path
  }
  // Inside an operator the value itself is tested, so the path has no steps.
  const compile: Compile = (inner, isCondition) => {
    const chain: Clause[] = []
    if (isCondition) addCondition(chain, inner)
    else addValue(chain, inner, ask('$not', []))
    chain.forEach((clause, index) => {
      clause.next = chain[index + 1]
    })
    return chain[0]
  }
  return (condition) => {
    problem = undefined
    try {
      return { clauses: compile(condition, true), problem }
    } catch {
      return { clauses: null, problem: 'no such condition' }
    }
  }
}

const some: Test = (value, chains, scope) =>
  !(chains as []).length || (chains as []).some((clauses) => holds(value, clauses, scope))

const none: Test = (value, chains, scope) => !some(value, chains, scope)

const compileEach: Prepare = (conditions, compile) => (conditions as unknown[]).map((each) => compile(each, true))

/** The operators that join conditions. `$and` is not here: its conditions become clauses of the same chain. */
const joins: Record<string, Operator> = {
  $or: [some, compileEach],
  $nor: [none, compileEach],
  $not: [none, (condition, compile) => compileEach([condition], compile)],
}

const asJson: Operator = [
  (value, json) => typeof value === 'object' && stringify(value) === json,
  (expected) => stringify(expected),
]

// How GrowthBook's suite compares, by the type of the expected value: text and numbers convert the attribute first.
const equalities: Record<string, Operator> = {
  string: [(value, expected) => `${value}` === expected],
  number: [(value, expected) => Number(value) === expected],
  boolean: [(value, expected) => value !== null && !!value === expected],
}
