import { own } from '../../base/own'
import type { Config } from '../../config/schema/schema'
import type { Situation } from '../../situation/schema'
import { derive } from '../attributes'
import { isLost } from '../isLost'

/** Lists of ids by name, as `$inGroup` looks them up. */
export type Groups = Record<string, unknown>

/** What a test may need beside the value. */
export interface Scope {
  groups: Groups | undefined
  /** The Situation that is decided, of which each path is read once: thousands of rules ask of a few. */
  root?: Situation
  seen?: Seen[]
  config?: Config
}

/** A path that clauses ask for. Its number is where a scope remembers what was read. */
export interface Asked {
  key: string
  steps: string[]
  number: number
}

/** The value at a path of own properties: null when there is none, or none that JSON could carry. */
export interface Seen {
  value: unknown
  /** What has been said of it. */
  fact: string | undefined
}

/** Whether a value is as expected. One that throws says no. */
export type Test = (value: unknown, expected: unknown, scope: Scope) => boolean

/** One test of a condition; a condition holds when all of its clauses do. */
export interface Clause {
  /** The attribute's path, or `$or`, `$nor`, `$not`. */
  asked: Asked
  test: Test
  /** What the value at the path is tested against, as the test wants it. */
  expected: unknown
  /** The half of an explanation that is the same for every customer. */
  wanted: string
  /** A chain in place of a list: with thousands of rules, what counts is how little memory is touched. */
  next?: Clause | undefined
}

/** The clause that decides against these attributes; undefined when the condition holds. Never throws. */
export const firstFailing = (
  clauses: Clause | null | undefined,
  attributes: unknown,
  scope: Scope,
): Clause | null | undefined => {
  let clause = clauses
  try {
    while (clause?.test(read(clause.asked, attributes, scope).value, clause.expected, scope)) clause = clause.next
  } catch {
    // A cycle, or an object that has no text: it can't be what the clause wants.
  }
  return clause
}

/** Whether a value meets all of a chain's clauses. */
export const holds: Test = (value, clauses, scope) => !firstFailing(clauses as Clause | undefined, value, scope)

/** What is seen at a path. */
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
