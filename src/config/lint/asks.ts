import type { Condition, Config } from '../schema/schema'
import { type Ask, asksOf, listOf } from './clauses'

/** The conditions of a rule or an alert: a named segment and its own. */
export interface Guarded {
  segment?: string | undefined
  when?: Condition | undefined
}

/** Everything that must hold at once for a rule or an alert, its segment included. */
export function allAsks({ segment, when = {} }: Guarded, { segments = {} }: Config): Ask[] {
  return [...asksOf((segment !== undefined && segments[segment]) || {}), ...asksOf(when)]
}

/** Two asks about one attribute that can't both hold, in words; undefined where there are none. */
export function contradictionIn(asks: Ask[]): string | undefined {
  const pairs = asks.flatMap((one, index) => asks.slice(index + 1).map((other) => [one, other] as const))
  const [one, other] = pairs.find(([one, other]) => one.attribute === other.attribute && exclude(one, other)) ?? []
  return one && other && `${describe(one)} and ${describe(other)}`
}

/** An ask in words: `answers.reason is "unused"`. */
export function describe({ attribute, operator, expected }: Ask): string {
  return `${attribute} ${operator ?? 'is'} ${JSON.stringify(expected)}`
}

function exclude(one: Ask, other: Ask): boolean {
  // Two $in never exclude each other: the attribute may be a list with a value of each.
  if (one.operator === '$in' && other.operator === '$in') return false
  const values = valuesOf(one)
  if (values) return !values.some((value) => admits(other, value))
  const others = valuesOf(other)
  if (others) return !others.some((value) => admits(one, value))
  const [below, above] = [one, other].toSorted((a, b) => side(a.operator) - side(b.operator))
  if (!below || !above || side(below.operator) !== -1 || side(above.operator) !== 1) return false
  const isTouching = below.operator === '$lte' && above.operator === '$gte'
  return Number(below.expected) < Number(above.expected) || (!isTouching && below.expected === above.expected)
}

function side(operator: string | undefined): number {
  if (operator === '$lt' || operator === '$lte') return -1
  return operator === '$gt' || operator === '$gte' ? 1 : 0
}

/** The values that an ask admits, where they can be listed; else undefined. */
export function valuesOf({ operator, expected }: Ask): unknown[] | undefined {
  if (operator === '$in') return listOf(expected)
  const isEquality = operator === undefined || operator === '$eq'
  return isEquality && ['string', 'number'].includes(typeof expected) ? [expected] : undefined
}

type Admits = (value: unknown, expected: unknown) => boolean

const admissions: Record<string, Admits> = {
  $ne: (value, expected) => value !== expected,
  $nin: (value, expected) => !listOf(expected).includes(value),
  $exists: (_value, expected) => Boolean(expected),
  $lt: (value, expected) => Number(value) < Number(expected),
  $lte: (value, expected) => Number(value) <= Number(expected),
  $gt: (value, expected) => Number(value) > Number(expected),
  $gte: (value, expected) => Number(value) >= Number(expected),
}

/** Whether an ask can hold for a value. True for an ask that can't be judged here. */
export function admits(ask: Ask, value: unknown): boolean {
  const values = valuesOf(ask)
  if (values) return values.some((each) => `${each}` === `${value}`)
  const isNumber = typeof value === 'number' && typeof ask.expected === 'number'
  if (side(ask.operator) !== 0 && !isNumber) return true
  return admissions[ask.operator ?? '']?.(value, ask.expected) ?? true
}
