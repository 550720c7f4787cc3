import { own } from '../../base/own'
import { stringify } from '../../base/stringify'
import { sayWanted } from './explain'
import { type Asked, type Clause, holds, type Test } from './firstFailing'
import { type Compile, isOperators, type Operator, operators, type Prepare } from './operators'

export interface Compiled {
  /** Null when there is no condition to read, undefined when it asks nothing. */
  clauses: Clause | null | undefined
  /** Why the condition can't be trusted: an unknown operator somewhere in it, or no condition at all. */
  problem: string | undefined
}

/** The condition as a chain of clauses. Conditions that share `paths`, by their text, can share what was read. */
export const compileCondition = (condition: unknown, paths: Map<string, Asked>): Compiled => {
  let problem: string | undefined
  const clausesOf = (condition: unknown): Clause[] => {
    if (typeof condition !== 'object' || Array.isArray(condition)) throw Error()
    return Object.entries(condition as object).flatMap(([key, expected]) => {
      if (key === '$and') return (expected as unknown[]).flatMap(clausesOf)
      const join = own(joins, key) as Operator | undefined
      if (join) return clauseOf(join, expected, 'true for', ask(key, []))
      // The public suite has an attribute named `$groups`; no Situation has one, so there it can only be a slip.
      if (key[0] === '$') isUnknown(key)
      return valueClauses(expected, ask(key, key.split('.')))
    })
  }
  // What stands under an attribute: operators, or a value to equal.
  const valueClauses = (expected: unknown, path: Asked): Clause[] => {
    if (!isOperators(expected)) return [clauseOf(equalities[typeof expected] ?? asJson, expected, '', path)]
    return Object.entries(expected).map(([name, each]) =>
      clauseOf((own(operators, name) as Operator | undefined) ?? isUnknown(name), each, name, path),
    )
  }
  // One literal, and so one shape, on which the speed of firstFailing rests.
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
  // Inside an operator it is the value itself that is asked for, as it is by what joins conditions.
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

/** What joins conditions, but `$and`, which needs no clause of its own. */
const joins: Record<string, Operator> = {
  $or: [some, compileEach],
  $nor: [none, compileEach],
  $not: [none, (condition, compile) => compileEach([condition], compile)],
}

const asJson: Operator = [
  (value, json) => typeof value === 'object' && stringify(value) === json,
  (expected) => stringify(expected),
]

// The suite's coercions, one a type of the expected value: text and numbers convert the attribute, objects compare as JSON.
const equalities: Record<string, Operator> = {
  string: [(value, expected) => `${value}` === expected],
  number: [(value, expected) => Number(value) === expected],
  boolean: [(value, expected) => value !== null && !!value === expected],
}
