import type { Config } from '../config/schema/schema'
import type { Situation } from '../situation/schema'
import type { Scope } from './condition/firstFailing'
import type { TraceEntry } from './decision'

/** One Decision while it is made: its inputs, what was found on the way, and its trace so far. */
export interface Deciding extends Scope {
  config: Config
  /** The Situation that is decided for. */
  root: Situation
  /** For each segment that was tried, why this customer is outside of it; undefined where they are inside. */
  outside: Map<string, string | undefined>
  trace: TraceEntry[]
}
