import type { Deciding } from '../deciding'
import type { TraceEntry } from '../decision'
import { firstFailing, read } from './firstFailing'
import { note } from './note'
import type { Guarded } from './plan'
import { sayGiven } from './wording'

/** Whether a rule, an alert, a segment or the audience is for this customer. Segments come first: others name them. */
export const look = (deciding: Deciding, kind: TraceEntry['kind'], guarded: Guarded): boolean => {
  const { id, problem } = guarded
  const why = problem ?? whyNot(deciding, guarded)
  if (kind === 'segment') deciding.outside.set(id, why)
  return note(deciding, kind, id, !why, why, problem)
}

const whyNot = (deciding: Deciding, { segment, clauses }: Guarded): string | undefined => {
  const { outside, root } = deciding
  const outer = segment && outside.get(segment)
  if (outer) return `segment ${segment}: ${outer}`
  const failing = firstFailing(clauses, root, deciding)
  if (!failing) return
  const { asked, wanted } = failing
  const seen = read(asked, root, deciding)
  seen.fact ??= `${asked.key} is ${asked.steps[0] === undefined ? false : sayGiven(seen.value)}`
  return seen.fact + wanted
}
