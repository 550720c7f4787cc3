import type { TraceEntry } from './decision'
import { firstFailing, type Groups, read, type Scope } from './firstFailing'
import type { Note } from './note'
import type { Guarded, Plan } from './plan'
import { sayGiven } from './wording'

/** Whether something is for this customer. Each look adds its line to the trace. */
export type Look = (kind: TraceEntry['kind'], guarded: Guarded) => boolean

/** A way to look at rules, alerts and the audience for one customer; it begins with the segments they may name. */
export const lookerFor = ({ segments }: Plan, groups: Groups, attributes: unknown, note: Note): Look => {
  const outside = new Map<string, string | undefined>()
  const scope: Scope = { groups, root: attributes, seen: new Map() }
  const whyNot = ({ segment, clauses }: Guarded): string | undefined => {
    const other = segment && outside.get(segment)
    if (other) return `segment ${segment}: ${other}`
    const failing = firstFailing(clauses ?? undefined, attributes, scope)
    if (!failing) return
    const { key, wanted } = failing
    const seen = read(failing, attributes, scope)
    seen.fact ??= `${key} is ${key[0] === '$' ? false : sayGiven(seen.value)}`
    return seen.fact + wanted
  }
  const look: Look = (kind, guarded) => {
    const { id, problem } = guarded
    const why = problem ?? whyNot(guarded)
    if (kind === 'segment') outside.set(id, why)
    return note(kind, id, !why, why, problem)
  }
  for (const segment of segments) look('segment', segment)
  return look
}
