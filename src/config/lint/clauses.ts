import { isConfigObject } from '../check/isConfigObject'
import { at } from '../check/problem'
import type { Condition, Config } from '../schema/schema'

/** One thing that a condition asks of an attribute: an operator, or a value to equal. */
export interface Ask {
  attribute: string
  /** Undefined for a value to equal. */
  operator: string | undefined
  expected: unknown
  /** The operators beside it, under the same attribute. */
  beside: string[]
}

/** A condition of the config, and where it stands. */
export interface Placed {
  path: string
  condition: Condition
}

/** Every condition that the config holds. */
export function conditionsOf({ audience, segments = {}, rules = [], alerts = [] }: Config): Placed[] {
  return [
    ...(audience ? [{ path: 'audience', condition: audience }] : []),
    ...Object.entries(segments).map(([id, condition]) => ({ path: at('segments', id), condition })),
    ...rules.flatMap(({ when }, index) => (when ? [{ path: `rules[${index}].when`, condition: when }] : [])),
    ...alerts.flatMap(({ when }, index) => (when ? [{ path: `alerts[${index}].when`, condition: when }] : [])),
  ]
}

/** What a condition asks that must all hold at once: its own clauses and those of its `$and`, not what its `$or` may hold. */
export function asksOf(condition: Condition): Ask[] {
  return Object.entries(condition).flatMap(([attribute, expected]) => {
    if (attribute === '$and') return listOf(expected).flatMap((each) => asksOf(each as Condition))
    if (!isOperators(expected)) return [{ attribute, operator: undefined, expected, beside: [] }]
    const beside = Object.keys(expected)
    return beside.map((operator) => ({ attribute, operator, expected: expected[operator], beside }))
  })
}

/** Whether an object's keys all start with `$`: operators rather than a value to equal. */
export function isOperators(value: unknown): value is Record<string, unknown> {
  return (
    isConfigObject(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => key.startsWith('$'))
  )
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
