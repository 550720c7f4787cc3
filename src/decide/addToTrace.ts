import type { Deciding } from './deciding'
import type { TraceEntry } from './decision'

/**
 * Adds one line to the trace and returns `matched`. `why` explains the result; with a `problem` the result is `skipped`,
 * since the thing itself could not be tested.
 */
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
