import { longestText } from '../config/longestText'
import { own } from './own'

/** Lists of ids by name, as `$inGroup` looks them up. */
export type Groups = Record<string, unknown>
export type Test = (value: unknown, groups: Groups) => boolean

/** Compiles what stands inside an operator; `asItem`: it may be a condition on the attributes of a list's item. */
export type Nested = (expected: unknown, asItem?: boolean) => Test

export type Operator = (expected: unknown, nested: Nested) => Test
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

const never: Test = () => false

const lowerCase = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value)

type ListOf = (expected: unknown, groups: Groups) => unknown
type Has = (list: unknown[], item: unknown) => boolean

const given: ListOf = (expected) => expected
const group: ListOf = (name, groups) => own(groups, `${name}`) ?? []
const has: Has = (list, item) => list.includes(item)
const hasInAnyCase: Has = (list, item) => list.map(lowerCase).includes(lowerCase(item))

// A list intersects, anything else is looked up. What is no list holds nobody, and excludes nobody either.
const among = (listOf: ListOf, has: Has, wanted: boolean): Operator => {
  return (expected) => (value, groups) => {
    const list = listOf(expected, groups)
    if (!Array.isArray(list)) return false
    return (Array.isArray(value) ? value.some((item) => has(list, item)) : has(list, value)) === wanted
  }
}

const all = (foldCase: boolean): Operator => {
  return (expected, nested) => {
    if (!Array.isArray(expected)) return never
    const tests = expected.map((item): Test => {
      if (!foldCase || typeof item !== 'string') return nested(item)
      return (value) => lowerCase(`${value}`) === lowerCase(item)
    })
    return (value, groups) => Array.isArray(value) && tests.every((test) => value.some((item) => test(item, groups)))
  }
}

const regex = (flags: string): Operator => {
  return (pattern) => {
    if (typeof pattern !== 'string') return never
    const longest = longestText(pattern)
    let compiled: RegExp
    return (value) => {
      // Made here, where a pattern that is none counts as a clause that can't be evaluated.
      compiled ??= new RegExp(pattern, flags)
      return `${value}`.length <= longest && compiled.test(`${value}`)
    }
  }
}

/** Numeric parts padded, so that text order is version order; `~` sorts a release after its pre-releases. */
const sortableVersion = (version: unknown): string => {
  const text = /^[sn]/.test(typeof version) ? `${version || 0}` : '0'
  const parts = text.replace(/^v|[+].*/gs, '').split(/[.-]/)
  if (parts.length === 3) parts.push('~')
  return parts.map((part) => part.replace(/^\d+$/, (digits) => digits.padStart(5))).join('-')
}

/** Every operator that may stand under an attribute, by name. */
export const operators: Record<string, Operator> = {
  $in: among(given, has, true),
  $nin: among(given, has, false),
  $ini: among(given, hasInAnyCase, true),
  $nini: among(given, hasInAnyCase, false),
  $inGroup: among(group, has, true),
  $notInGroup: among(group, has, false),
  $all: all(false),
  $alli: all(true),
  $size: (expected, nested) => {
    const test = nested(expected)
    return (value, groups) => Array.isArray(value) && test(value.length, groups)
  },
  $elemMatch: (expected, nested) => {
    const test = nested(expected, true)
    return (value, groups) => Array.isArray(value) && value.some((item) => item != null && test(item, groups))
  },
  $not: (expected, nested) => {
    const test = nested(expected)
    return (value, groups) => !test(value, groups)
  },
  $regex: regex(''),
  $regexi: regex('i'),
  $exists: (expected) => (value) => (value != null) === !!expected,
  $type: (expected) => (value) =>
    (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value) === expected,
}

for (const [name, holds] of Object.entries(comparisons)) {
  operators[`$${name}`] = (expected) => (value) => holds(value, expected)
  operators[`$v${name}`] = (expected) => {
    const wanted = sortableVersion(expected)
    return (value) => holds(sortableVersion(value), wanted)
  }
}
