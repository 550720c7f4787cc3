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

/** Compiles a condition into a chain of clauses. Conditions compiled with the same `paths` share the values they read. */
export const compileCondition = (condition: unknown, paths: Map<string, Asked>): Compiled => {
  let problem: string | undefined
  const clausesOf = (condition: unknown): Clause[] => {
    if (typeof condition !== 'object' || Array.isArray(condition)) throw Error()
    return Object.entries(condition as object).flatMap(([key, expected]) => {
      if (key === '$and') return (expected as unknown[]).flatMap(clausesOf)
      const join = own(joins, key) as Operator | undefined
      if (join) return clauseOf(join, expected, 'true for', ask(key, []))
      // An unknown `$name` is a misspelled operator. Still read as an attribute, since GrowthBook's suite has one named `$groups`.
      if (key[0] === '$') isUnknown(key)
      return valueClauses(expected, ask(key, key.split('.')))
    })
  }
  // Compiles what is written under an attribute: operators, or one value that it must equal.
  const valueClauses = (expected: unknown, path: Asked): Clause[] => {
    if (!isOperators(expected)) return [clauseOf(equalities[typeof expected] ?? asJson, expected, '', path)]
    return Object.entries(expected).map(([name, each]) =>
      clauseOf((own(operators, name) as Operator | undefined) ?? isUnknown(name), each, name, path),
    )
  }
  // The only place that makes a clause: all have one hidden class, which keeps firstFailing fast.
  const clauseOf = ([test, prepare]: Operator, expected: unknown, says: string, asked: Asked): Clause => ({
    asked,
    test,
    expected: prepare ? prepare(expected, compile) : expected,
    wanted: sayWanted(expected, says),
    next: undefined,
  })
  const isUnknown = (name: string): Operator => {
    problem ??= `unknown operator ${name}`
    return [() => false]
  }
  const ask = (key: string, steps: string[]): Asked => {
    const path = paths.get(key) ?? { key, steps, number: paths.size }
    paths.set(key, path)
    return path
  }
  // Inside an operator the value itself is tested, so the path has no steps.
  const compile: Compile = (inner, isCondition) =>
    chain(isCondition ? clausesOf(inner) : valueClauses(inner, ask('$not', [])))
  try {
    return { clauses: compile(condition, true), problem }
  } catch {
    return { clauses: null, problem: 'no such condition' }
  }
}

const chain = (clauses: Clause[]): Clause | undefined => {
  clauses.forEach((clause, index) => {
    clause.next = clauses[index + 1]
  })
  return clauses[0]
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
