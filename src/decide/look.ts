import type { Config } from '../config/schema'
import { type Clause, firstFailing, readPath } from './clause'
import type { TraceEntry } from './decision'
import type { Guarded } from './plan'
import { sayGiven } from './wording'

/** Whether something is for this customer. Each look adds its line to the trace. */
export type Look = (kind: TraceEntry['kind'], guarded: Guarded) => boolean

/** A way to look at rules, alerts and the audience for one customer; it begins with the segments they may name. */
export function lookerFor(
  segments: Guarded[],
  savedGroups: Config['savedGroups'],
  attributes: unknown,
  trace: TraceEntry[],
): Look {
  const groups = savedGroups ?? {}
  const looked = new Map<string, TraceEntry>()
  // What has been said of an attribute: thousands of rules may ask of the same one.
  const facts = new Map<string, string>()
  const explain = ({ key, path, wanted }: Clause): string => {
    const fact = facts.get(key) ?? `${key} is ${sayGiven(key[0] === '$' ? false : readPath(attributes, path))}`
    facts.set(key, fact)
    return fact + wanted
  }
  const look: Look = (kind, { id, segment, clauses, problem }) => {
    const outside = segment === undefined ? undefined : (looked.get(segment) ?? missing)
    const failing = problem || outside?.why ? undefined : firstFailing(clauses, attributes, groups)
    const why = problem ?? (outside?.why ? `segment ${segment}: ${outside.why}` : failing && explain(failing))
    const result = problem ? 'skipped' : outside?.why ? outside.result : 'not_matched'
    const entry: TraceEntry = why ? { kind, id, result, why } : { kind, id, result: 'matched' }
    if (kind === 'segment') looked.set(id, entry)
    trace.push(entry)
    return !why
  }
  for (const segment of segments) look('segment', segment)
  return look
}

const missing: Pick<TraceEntry, 'result' | 'why'> = { result: 'skipped', why: 'not in the config' }
