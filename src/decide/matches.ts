import { addToTrace } from './addToTrace'
import { sayGiven, sayWanted } from './condition/explain'
import { firstFailing, read } from './condition/firstFailing'
import type { Guarded } from './condition/plan'
import type { Deciding } from './deciding'
import type { TraceEntry } from './decision'

/**
 * Whether a rule, an alert, a segment or the audience holds for this customer. Adds a line to the trace. Try all segments
 * first: rules and alerts name them.
 */
export const matches = (deciding: Deciding, kind: TraceEntry['kind'], guarded: Guarded): boolean => {
  const { id, problem } = guarded
  const why = problem ?? whyNot(deciding, guarded)
  if (kind === 'segment') deciding.outside.set(id, why)
  return addToTrace(deciding, kind, id, !why, why, problem)
}

const whyNot = (deciding: Deciding, { segment, clauses }: Guarded): string | undefined => {
  const { outside, root } = deciding
  const outer = segment && outside.get(segment)
  if (outer) return `segment ${segment}: ${outer}`
  const failing = firstFailing(clauses, root, deciding)
  if (!failing) return
  const { asked } = failing
  const seen = read(asked, root, deciding)
  seen.fact ??= `${asked.key} is ${asked.steps[0] === undefined ? false : sayGiven(seen.value)}`
  failing.wanted ??= sayWanted(failing.given, failing.says)
  return seen.fact + failing.wanted
}
