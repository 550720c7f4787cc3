import { isConfigObject } from '../check/isConfigObject'
import { at } from '../check/problem'
import type { Condition, Config } from '../schema/schema'

/** One thing that a condition asks of an attribute: an operator, or a value to equal. */
export interface Ask {
  attribute: string
  /** Undefined where the attribute must equal a value. */
  operator: string | undefined
  expected: unknown
  /** All operators under the same attribute, this one included. */
  beside: string[]
}

/** A condition of the config, with its path. */
export interface Placed {
  path: string
  condition: Condition
}

/** All conditions of a config: audience, segments, rules and alerts. */
export function conditionsOf({ audience, segments = {}, rules = [], alerts = [] }: Config): Placed[] {
  return [
    ...(audience ? [{ path: 'audience', condition: audience }] : []),
    ...Object.entries(segments).map(([id, condition]) => ({ path: at('segments', id), condition })),
    ...rules.flatMap(({ when }, index) => (when ? [{ path: `rules[${index}].when`, condition: when }] : [])),
    ...alerts.flatMap(({ when }, index) => (when ? [{ path: `alerts[${index}].when`, condition: when }] : [])),
  ]
}

/** Everything in a condition that must hold at once: its own clauses and those of `$and`. An `$or` is one ask. */
export function asksOf(condition: Condition): Ask[] {
  return Object.entries(condition).flatMap(([attribute, expected]) => {
    if (attribute === '$and') return listOf(expected).flatMap((each) => asksOf(each as Condition))
    if (!isOperators(expected)) return [{ attribute, operator: undefined, expected, beside: [] }]
    const beside = Object.keys(expected)
    return beside.map((operator) => ({ attribute, operator, expected: expected[operator], beside }))
  })
}

/** Whether all keys of an object start with `$`: then it holds operators, otherwise it is a value to equal. */
export function isOperators(value: unknown): value is Record<string, unknown> {
  return (
    isConfigObject(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => key.startsWith('$'))
  )
}

/** The value where it is a list, else an empty list. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
