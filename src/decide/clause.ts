import { type Groups, type Operator, operators, type Test } from './operators'
import { own } from './own'

/** One test of a condition; a condition holds when all of its clauses do. */
export interface Clause {
  /** The attribute's path, or `$or`, `$nor`, `$not`. */
  key: string
  operator?: string
  expected: unknown
  test: Test
  /** The half of the explanation that is the same for every customer, once it was needed. */
  wanted?: string
}

/** The clauses of a condition. Operators that nobody knows are added to `unknown`. Throws on what is no condition. */
export function compileClauses(condition: unknown, unknown: string[]): Clause[] {
  if (typeof condition !== 'object') throw TypeError('a condition is an object')
  return Object.entries(condition as object).flatMap(([key, expected]) => {
    if (key === '$and') return (expected as unknown[]).flatMap((each) => compileClauses(each, unknown))
    if (!/^\$(or|nor|not)$/.test(key)) return attributeClauses(key, expected, unknown)
    const conditions = key === '$not' ? [expected] : (expected as unknown[])
    const tests = conditions.map((each) => holds(compileClauses(each, unknown)))
    const test: Test = (value, groups) => {
      return (!tests[0] || tests.some((each) => each(value, groups))) === (key === '$or')
    }
    return { key, expected, test }
  })
}

/** The clause that decides against these attributes; undefined when the condition holds. Never throws. */
export function firstFailing<One extends Pick<Clause, 'test'>>(
  clauses: One[],
  attributes: unknown,
  groups: Groups,
): One | undefined {
  return clauses.find(({ test }) => {
    try {
      return !test(attributes, groups)
    } catch {
      // A cycle, or an object that has no text: it can't be what the clause wants.
      return true
    }
  })
}

/** The value at a path of own properties, as JSON would carry it; null when there is none. */
export function readPath(attributes: unknown, path: string[]): unknown {
  const value = path.reduce(own, attributes)
  if (value instanceof Date) return value.toJSON()
  return value === undefined || (typeof value === 'number' && !Number.isFinite(value)) ? null : value
}

function attributeClauses(key: string, expected: unknown, unknown: string[]): Clause[] {
  // The public suite has an attribute named `$groups`; no Situation has one, so there it can only be a slip.
  if (key[0] === '$') unknown.push(key)
  const path = key.split('.')
  return valueClauses(expected, unknown).map(({ test, ...clause }) => {
    return { ...clause, key, test: (attributes, groups) => test(readPath(attributes, path), groups) }
  })
}

// What stands under an attribute: operators, or a value to equal.
function valueClauses(expected: unknown, unknown: string[]): Omit<Clause, 'key'>[] {
  if (!isOperators(expected)) return [{ expected, test: equals(expected) }]
  return Object.entries(expected).map(([operator, each]) => {
    return { operator, expected: each, test: operatorTest(operator, each, unknown) }
  })
}

function operatorTest(name: string, expected: unknown, unknown: string[]): Test {
  const operator = own(operators, name) as Operator | undefined
  if (operator) {
    return operator(expected, (each, asItem) => {
      return holds((asItem && !isOperators(each) ? compileClauses : valueClauses)(each, unknown))
    })
  }
  unknown.push(name)
  return () => false
}

function isOperators(expected: unknown): expected is Record<string, unknown> {
  if (typeof expected !== 'object' || expected === null) return false
  const keys = Object.keys(expected)
  return keys.length > 0 && keys.every((key) => key[0] === '$')
}

// The suite's coercions, one a type of the expected value: text and numbers convert the attribute, objects compare as JSON.
function equals(expected: unknown): Test {
  if (typeof expected === 'string') return (value) => `${value}` === expected
  if (typeof expected === 'number') return (value) => Number(value) === expected
  if (typeof expected === 'boolean') return (value) => value !== null && !!value === expected
  const json = JSON.stringify(expected)
  return (value) => typeof value === 'object' && JSON.stringify(value) === json
}

function holds(clauses: Pick<Clause, 'test'>[]): Test {
  return (value, groups) => !firstFailing(clauses, value, groups)
}
