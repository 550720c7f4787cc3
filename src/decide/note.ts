import type { TraceEntry } from './decision'

/** Writes lines of a trace. Each hands back whether it matched; `problem` is why something could not be looked at. */
export type Note = (kind: TraceEntry['kind'], id: string, matched: boolean, why?: string, problem?: string) => boolean

export const noteIn =
  (trace: TraceEntry[]): Note =>
  (kind, id, matched, why, problem) => {
    const result = problem ? 'skipped' : matched ? 'matched' : 'not_matched'
    trace.push(why ? { kind, id, result, why } : { kind, id, result })
    return matched
  }
