import { own } from '../../base/own'
import { sortableVersion } from '../../base/sortableVersion'
import { longestText } from '../../config/schema/longestText'
import { type Clause, holds, type Test } from './firstFailing'

/** Compiles what is written inside an operator: a condition on the fields of the value, or operators on the value itself. */
export type Compile = (inner: unknown, isCondition?: boolean) => Clause | undefined

/** Turns the expected value, as the condition writes it, into what the test takes. Runs once, when a condition is compiled. */
export type Prepare = (expected: unknown, compile: Compile) => unknown

/** What tests a value against an operand; `prepare` makes the operand ready, once. */
export type Operator = [test: Test, prepare?: Prepare]

type Comparison = (a: unknown, b: unknown) => boolean

// JavaScript's own comparisons, as GrowthBook's suite fixes them. A missing attribute is null, which compares as 0.
const comparisons: Record<string, Comparison> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => (a as number) < (b as number),
  lte: (a, b) => (a as number) <= (b as number),
  gt: (a, b) => (a as number) > (b as number),
  gte: (a, b) => (a as number) >= (b as number),
}

type Fold = (value: unknown) => unknown

const lowerCase: Fold = (value) => (typeof value === 'string' ? value.toLowerCase() : value)

const asIs: Fold = (value) => value

// A list matches by intersection, any other value by itself. If the expected value is no list, neither $in nor $nin holds.
const among = (fold: Fold, wanted: boolean): Test => {
  return (value, list) =>
    Array.isArray(list) && (Array.isArray(value) ? value : [value]).some((item) => list.includes(fold(item))) === wanted
}

const inGroup = (wanted: boolean): Test => {
  const isIn = among(asIs, wanted)
  return (value, name, scope) => isIn(value, own(scope.groups, `${name}`) ?? [], scope)
}

const lowerAll: Prepare = (list) => Array.isArray(list) && list.map(lowerCase)

// An expected text is in lower case already: `prepareAll` wrote it so.
const holdsInAnyCase: Test = (value, expected, scope) =>
  typeof expected === 'string' ? lowerCase(`${value}`) === expected : holds(value, expected, scope)

const all: Test = (value, tests, scope) =>
  Array.isArray(value) && (tests as unknown[]).every((test) => value.some((item) => holdsInAnyCase(item, test, scope)))

// False for what is no list. It has no `every`, so the test throws and counts as not met.
const prepareAll = (foldCase: boolean): Prepare => {
  return (list, compile) =>
    Array.isArray(list) && list.map((item) => (foldCase && typeof item === 'string' ? lowerCase(item) : compile(item)))
}

const regex = (flags: string): Operator => [
  // Where the pattern was no text there is no function to call, so the test throws and counts as not met.
  (value, matches) => (matches as (text: string) => boolean)(`${value}`),
  (pattern) => {
    if (typeof pattern !== 'string') return
    const longest = longestText(pattern)
    let compiled: RegExp | undefined
    // Compiled at the first use: an invalid pattern throws there, and only this clause fails.
    return (text: string) => {
      compiled ??= new RegExp(pattern, flags)
      return text.length <= longest && compiled.test(text)
    }
  },
]

const nest: Prepare = (expected, compile) => compile(expected)

/** Whether all keys of an object start with `$`: then it holds operators, otherwise it is a value to equal. */
export const isOperators = (expected: unknown): expected is Record<string, unknown> => {
  // Asked for its keys, a text would list its letters.
  const keys = typeof expected === 'object' ? Object.keys(expected ?? {}) : []
  return !!keys[0] && keys.every((key) => key[0] === '$')
}

/** Every operator that may stand under an attribute, by name. config/schema/operators lists the same names. */
export const operators: Record<string, Operator> = {
  $in: [among(asIs, true)],
  $nin: [among(asIs, false)],
  $ini: [among(lowerCase, true), lowerAll],
  $nini: [among(lowerCase, false), lowerAll],
  $inGroup: [inGroup(true)],
  $notInGroup: [inGroup(false)],
  $all: [all, prepareAll(false)],
  $alli: [all, prepareAll(true)],
  $size: [(value, clauses, scope) => Array.isArray(value) && holds(value.length, clauses, scope), nest],
  $elemMatch: [
    (value, clauses, scope) =>
      Array.isArray(value) && value.some((item) => item != null && holds(item, clauses, scope)),
    (expected, compile) => compile(expected, !isOperators(expected)),
  ],
  $not: [(value, clauses, scope) => !holds(value, clauses, scope), nest],
  $regex: regex(''),
  $regexi: regex('i'),
  $exists: [(value, expected) => (value != null) === !!expected],
  $type: [(value, expected) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value) === expected],
}

for (const [name, compare] of Object.entries(comparisons)) {
  operators[`$${name}`] = [compare]
  operators[`$v${name}`] = [(value, expected) => compare(sortableVersion(value), expected), sortableVersion]
}
