import { type Groups, type Operator, operators, type Test } from './operators'
import { own } from './own'
import { sayWanted } from './wording'

/** One test of a condition; a condition holds when all of its clauses do. */
export interface Clause {
  /** The attribute's path as written, or `$or`, `$nor`, `$not`. */
  key: string
  path: string[]
  /** Takes the value at the path. */
  test: Test
  /** The half of an explanation that is the same for every customer. */
  wanted: string
}

/** The clauses of a condition. Operators that nobody knows are added to `unknown`. Throws on what is no condition. */
export const compileClauses = (condition: unknown, unknown: string[]): Clause[] => {
  if (typeof condition !== 'object') throw Error('no object')
  return Object.entries(condition as object).flatMap(([key, expected]) => {
    if (key === '$and') return (expected as unknown[]).flatMap((each) => compileClauses(each, unknown))
    if (/^\$(or|nor|not)$/.test(key)) return joinClause(key, expected, unknown)
    // The public suite has an attribute named `$groups`; no Situation has one, so there it can only be a slip.
    if (key[0] === '$') unknown.push(key)
    return valueClauses(expected, unknown, key, pathOf(key))
  })
}

/** The clause that decides against these attributes; undefined when the condition holds. Never throws. */
export const firstFailing = (clauses: Clause[], attributes: unknown, groups: Groups): Clause | undefined => {
  for (const clause of clauses) {
    try {
      if (!clause.test(readPath(attributes, clause.path), groups)) return clause
    } catch {
      // A cycle, or an object that has no text: it can't be what the clause wants.
      return clause
    }
  }
  return undefined
}

/** The value at a path of own properties; null when there is none, or none that JSON could carry. */
export const readPath = (attributes: unknown, path: string[]): unknown => {
  let value = attributes
  for (const key of path) value = own(value, key)
  return value === undefined || (typeof value === 'number' && !Number.isFinite(value)) ? null : value
}

const joinClause = (key: string, expected: unknown, unknown: string[]): Clause => {
  const conditions = key === '$not' ? [expected] : (expected as unknown[])
  const tests = conditions.map((each) => holds(compileClauses(each, unknown)))
  const test: Test = (value, groups) => {
    return (!tests[0] || tests.some((each) => each(value, groups))) === (key === '$or')
  }
  return { key, path: [], test, wanted: sayWanted(expected, 'true for') }
}

const paths = new Map<string, string[]>()

// Thousands of rules ask of a few attributes: sharing their paths keeps a large config in the processor's cache.
const pathOf = (key: string): string[] => {
  const path = paths.get(key) ?? key.split('.')
  paths.set(key, path)
  return path
}

// What stands under an attribute: operators, or a value to equal.
const valueClauses = (expected: unknown, unknown: string[], key = '', path: string[] = []): Clause[] => {
  if (!isOperators(expected)) return [{ key, path, test: equals(expected), wanted: sayWanted(expected) }]
  return Object.entries(expected).map(([operator, each]) => {
    return { key, path, test: operatorTest(operator, each, unknown), wanted: sayWanted(each, operator) }
  })
}

const operatorTest = (name: string, expected: unknown, unknown: string[]): Test => {
  const operator = own(operators, name) as Operator | undefined
  if (operator) {
    return operator(expected, (each, asItem) => {
      return holds((asItem && !isOperators(each) ? compileClauses : valueClauses)(each, unknown))
    })
  }
  unknown.push(name)
  return () => false
}

const isOperators = (expected: unknown): expected is Record<string, unknown> => {
  if (typeof expected !== 'object' || expected === null) return false
  const keys = Object.keys(expected)
  return keys.length > 0 && keys.every((key) => key[0] === '$')
}

// The suite's coercions, one a type of the expected value: text and numbers convert the attribute, objects compare as JSON.
const equals = (expected: unknown): Test => {
  if (typeof expected === 'string') return (value) => `${value}` === expected
  if (typeof expected === 'number') return (value) => Number(value) === expected
  if (typeof expected === 'boolean') return (value) => value !== null && !!value === expected
  const json = JSON.stringify(expected)
  return (value) => typeof value === 'object' && JSON.stringify(value) === json
}

const holds =
  (clauses: Clause[]): Test =>
  (value, groups) =>
    !firstFailing(clauses, value, groups)
