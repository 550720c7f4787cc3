import { own } from '../../base/own'
import { longestText } from '../../config/schema/longestText'
import { type Clause, holds, type Test } from './firstFailing'

/** Compiles what stands inside an operator: a condition on the attributes of what it stands under, or a value. */
export type Compile = (inner: unknown, isCondition?: boolean) => Clause | undefined

/** Makes of what the condition says what the test takes. */
export type Prepare = (expected: unknown, compile: Compile) => unknown

export type Operator = [test: Test, prepare?: Prepare]

type Comparison = (a: unknown, b: unknown) => boolean

// JavaScript's own comparisons, as GrowthBook's suite fixes them: a missing attribute counts as 0. Hence the casts.
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

// A list intersects, anything else is looked up. What is no list holds nobody, and excludes nobody either.
const among = (fold: Fold, wanted: boolean): Test => {
  return (value, list) =>
    Array.isArray(list) && (Array.isArray(value) ? value : [value]).some((item) => list.includes(fold(item))) === wanted
}

const inGroup = (wanted: boolean): Test => {
  const isIn = among(asIs, wanted)
  return (value, name, scope) => isIn(value, own(scope.groups, `${name}`) ?? [], scope)
}

const lowerAll: Prepare = (list) => Array.isArray(list) && list.map(lowerCase)

// Text that is wanted in any case was written in lower case by `prepareAll`.
const holdsInAnyCase: Test = (value, expected, scope) =>
  typeof expected === 'string' ? lowerCase(`${value}`) === expected : holds(value, expected, scope)

const all: Test = (value, tests, scope) =>
  Array.isArray(value) && (tests as unknown[]).every((test) => value.some((item) => holdsInAnyCase(item, test, scope)))

// What is no list has no `every`: its test throws, and so never holds.
const prepareAll = (foldCase: boolean): Prepare => {
  return (list, compile) =>
    Array.isArray(list) && list.map((item) => (foldCase && typeof item === 'string' ? lowerCase(item) : compile(item)))
}

const regex = (flags: string): Operator => [
  // What was no text is no function: the test throws, and so never holds.
  (value, matches) => (matches as (text: string) => boolean)(`${value}`),
  (pattern) => {
    if (typeof pattern !== 'string') return
    const longest = longestText(pattern)
    let compiled: RegExp | undefined
    // A pattern that is none throws when it is tried, where only this clause fails of it.
    return (text: string) => {
      compiled ??= new RegExp(pattern, flags)
      return text.length <= longest && compiled.test(text)
    }
  },
]

/** Numeric parts padded, so that text order is version order; `~` sorts a release after its pre-releases. */
const sortableVersion = (version: unknown): string => {
  const text = `${(/^[sn]/.test(typeof version) && version) || 0}`
  const parts = text.replace(/^v|[+].*/gs, '').split(/[.-]/)
  if (parts.length === 3) parts.push('~')
  return parts.map((part) => part.replace(/^\d+$/, (digits) => digits.padStart(5))).join('-')
}

const nest: Prepare = (expected, compile) => compile(expected)

/** Whether an object's keys all start with `$`: operators rather than a value to equal. */
export const isOperators = (expected: unknown): expected is Record<string, unknown> => {
  const keys = Object.keys(Object(expected))
  return !!keys[0] && keys.every((key) => key[0] === '$')
}

/** Every operator that may stand under an attribute, by name. */
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
