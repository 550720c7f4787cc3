import { type Clause, firstFailing, readPath } from './clause'
import type { TraceEntry } from './decision'
import type { Note } from './note'
import type { Groups } from './operators'
import type { Guarded, Plan } from './plan'
import { sayGiven } from './wording'

/** Whether something is for this customer. Each look adds its line to the trace. */
export type Look = (kind: TraceEntry['kind'], guarded: Guarded) => boolean

/** A way to look at rules, alerts and the audience for one customer; it begins with the segments they may name. */
export const lookerFor = ({ segments }: Plan, groups: Groups, attributes: unknown, note: Note): Look => {
  const outside = new Map<string, string | undefined>()
  // What has been said of an attribute: thousands of rules may ask of the same one.
  const facts = new Map<string, string>()
  const explain = ({ key, path, wanted }: Clause): string => {
    const known = facts.get(key)
    if (known) return known + wanted
    const fact = `${key} is ${sayGiven(key[0] === '$' ? false : readPath(attributes, path))}`
    facts.set(key, fact)
    return fact + wanted
  }
  const whyNot = ({ segment, clauses = [] }: Guarded): string | undefined => {
    const other = segment && outside.get(segment)
    if (other) return `segment ${segment}: ${other}`
    const failing = firstFailing(clauses, attributes, groups)
    return failing && explain(failing)
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
