import { own } from '../../base/own'
import type { Config } from '../../config/schema/schema'
import type { Situation } from '../../situation/schema'
import { derive } from '../attributes'
import { isLost } from '../isLost'

/** Lists of ids by name, as `$inGroup` looks them up. */
export type Groups = Record<string, unknown>

/** What a test may need beside the value and the expected one. */
export interface Scope {
  groups: Groups | undefined
  /** The Situation that is decided. Each of its paths is read once, since thousands of rules ask for the same few. */
  root?: Situation
  /** What was read of `root`, by the path's number. */
  seen?: Seen[]
  config?: Config
}

/** A path that clauses read. `number` is its place in the `seen` of a Scope. */
export interface Asked {
  key: string
  steps: string[]
  number: number
}

/** What was read at a path. The value is null where there is none, or none that JSON can carry. */
export interface Seen {
  value: unknown
  /** The words that the trace has for this value, made at the first time they are needed. */
  fact: string | undefined
}

/** Whether a value is as expected. A test that throws counts as not met. */
export type Test = (value: unknown, expected: unknown, scope: Scope) => boolean

/** One test of a condition; a condition holds when all of its clauses do. */
export interface Clause {
  /** The attribute's path, or `$or`, `$nor`, `$not`. */
  asked: Asked
  test: Test
  /** What the value is tested against, prepared for this test. */
  expected: unknown
  /** The same as the condition writes it, and its operator: for the explanation. */
  given: unknown
  says: string
  /** The end of the explanation, the same for every customer, made at the first time it is needed: `, not at least 4900`. */
  wanted: string | undefined
  /** The next clause. A linked chain is faster here than a list: with thousands of rules memory access is what costs. */
  next?: Clause | undefined
}

/** The first clause that these attributes do not meet; undefined where the condition holds. Never throws. */
export const firstFailing = (
  clauses: Clause | null | undefined,
  attributes: unknown,
  scope: Scope,
): Clause | null | undefined => {
  let clause = clauses
  try {
    while (clause?.test(read(clause.asked, attributes, scope).value, clause.expected, scope)) clause = clause.next
  } catch {
    // A cyclic value, or an object without a text. It can't be what the clause wants, so the clause fails.
  }
  return clause
}

/** Whether a value meets all clauses of a chain. */
export const holds: Test = (value, clauses, scope) => !firstFailing(clauses as Clause | undefined, value, scope)

/** Reads the value at a path, derived ones included, and remembers it where `attributes` is the decided Situation. */
export const read = ({ steps, number }: Asked, attributes: unknown, { root, seen, config }: Scope): Seen => {
  const isRoot = seen && attributes === root
  const known = isRoot && seen[number]
  if (known) return known
  let value = isRoot ? derive(steps, root as Situation, config as Config) : undefined
  if (isLost(value)) value = steps.reduce(own, attributes)
  const made = { value: isLost(value) ? null : value, fact: undefined }
  if (isRoot) seen[number] = made
  return made
}
