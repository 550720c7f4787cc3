import { own } from './own'

/** Lists of ids by name, as `$inGroup` looks them up. */
export type Groups = Record<string, unknown>

/** What a test may need beside the value. */
export interface Scope {
  groups: Groups
  /** The attributes of which it is remembered what was read. */
  root?: unknown
  seen?: Map<string, Seen>
}

/** The value at a path of own properties: null when there is none, or none that JSON could carry. */
export interface Seen {
  value: unknown
  /** What has been said of it. */
  fact?: string
}

/** Whether a value is as expected. One that throws says no. */
export type Test = (value: unknown, expected: unknown, scope: Scope) => boolean

/** One test of a condition; a condition holds when all of its clauses do. */
export interface Clause {
  /** The attribute's path as written, or `$or`, `$nor`, `$not`. */
  key: string
  /** Its steps, split when it is first read: of thousands of clauses few are. */
  path: string[] | undefined
  test: Test
  /** What the value at the path is tested against, as the test wants it. */
  expected: unknown
  /** The half of an explanation that is the same for every customer. */
  wanted: string
  /** A chain in place of a list: with thousands of rules, what counts is how little memory is touched. */
  next?: Clause | undefined
}

/** The clause that decides against these attributes; undefined when the condition holds. Never throws. */
export const firstFailing = (clauses: Clause | undefined, attributes: unknown, scope: Scope): Clause | undefined => {
  let clause = clauses
  try {
    while (clause?.test(read(clause, attributes, scope).value, clause.expected, scope)) clause = clause.next
  } catch {
    // A cycle, or an object that has no text: it can't be what the clause wants.
  }
  return clause
}

/** Whether a value meets all of a chain's clauses. */
export const holds: Test = (value, clauses, scope) => !firstFailing(clauses as Clause | undefined, value, scope)

/** What a clause asks of, read once a Situation where the scope remembers: thousands of rules ask of a few attributes. */
export const read = (clause: Clause, attributes: unknown, { seen, root }: Scope): Seen => {
  const { key } = clause
  const isKept = seen && attributes === root
  const known = isKept && seen.get(key)
  if (known) return known
  let value = attributes
  clause.path ??= key.split('.')
  for (const step of clause.path) value = own(value, step)
  // Neither undefined nor NaN could be carried by JSON.
  const isLost = typeof value === 'number' && !Number.isFinite(value)
  const made: Seen = { value: isLost ? null : (value ?? null) }
  if (isKept) seen.set(key, made)
  return made
}
