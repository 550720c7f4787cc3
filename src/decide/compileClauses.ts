import { type Clause, holds, type Test } from './firstFailing'
import { type Compile, isOperators, type Operator, operators, type Prepare } from './operators'
import { own } from './own'
import { sayWanted } from './wording'

/**
 * The first clause of a condition, which leads to the others; undefined when it has none. Operators that nobody knows
 * are added to `unknown`. Throws on what is no condition.
 */
export const compileClauses = (condition: unknown, unknown: string[]): Clause | undefined => {
  const clausesOf = (condition: unknown): Clause[] => {
    if (typeof condition !== 'object') throw Error('no object')
    return Object.entries(condition as object).flatMap(([key, expected]) => {
      if (key === '$and') return (expected as unknown[]).flatMap(clausesOf)
      const join = own(joins, key) as Operator | undefined
      if (join) return clauseOf(join, expected, 'true for', key, [])
      // The public suite has an attribute named `$groups`; no Situation has one, so there it can only be a slip.
      if (key[0] === '$') unknown.push(key)
      return valueClauses(expected, key)
    })
  }
  // What stands under an attribute: operators, or a value to equal.
  const valueClauses = (expected: unknown, key: string, path?: string[]): Clause[] => {
    if (!isOperators(expected)) return [clauseOf(equalities[typeof expected] ?? asJson, expected, '', key, path)]
    return Object.entries(expected).map(([name, each]) => {
      const operator = own(operators, name) as Operator | undefined
      if (!operator) unknown.push(name)
      return clauseOf(operator ?? [() => false], each, name, key, path)
    })
  }
  // One literal, and so one shape, on which the speed of firstFailing rests.
  const clauseOf = (
    [test, prepare]: Operator,
    expected: unknown,
    says: string,
    key: string,
    path?: string[],
  ): Clause => {
    return {
      key,
      path,
      test,
      expected: prepare ? prepare(expected, compile) : expected,
      wanted: sayWanted(expected, says),
      next: undefined,
    }
  }
  const compile: Compile = (inner, isCondition) => chain(isCondition ? clausesOf(inner) : valueClauses(inner, '', []))
  return compile(condition, true)
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
  (value, json) => typeof value === 'object' && JSON.stringify(value) === json,
  (expected) => JSON.stringify(expected),
]

// The suite's coercions, one a type of the expected value: text and numbers convert the attribute, objects compare as JSON.
const equalities: Record<string, Operator> = {
  string: [(value, expected) => `${value}` === expected],
  number: [(value, expected) => Number(value) === expected],
  boolean: [(value, expected) => value !== null && !!value === expected],
}
