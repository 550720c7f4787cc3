import type { Deciding } from './deciding'
import type { TraceEntry } from './decision'

/** Writes a line of the trace, and hands back whether it matched; `problem` is why something could not be looked at. */
export const addToTrace = (
  { trace }: Pick<Deciding, 'trace'>,
  kind: TraceEntry['kind'],
  id: string,
  matched: boolean,
  why?: string,
  problem?: string,
): boolean => {
  const result = problem ? 'skipped' : matched ? 'matched' : 'not_matched'
  trace.push(why ? { kind, id, result, why } : { kind, id, result })
  return matched
}
