import type { Config } from '../config/schema/schema'
import type { Situation } from '../situation/schema'
import type { Scope } from './condition/firstFailing'
import type { TraceEntry } from './decision'

/** One decision in the making: what it goes by, what was found out on the way, and the trace of it. */
export interface Deciding extends Scope {
  config: Config
  /** The Situation. */
  root: Situation
  /** By segment, why this customer is outside of it. */
  outside: Map<string, string | undefined>
  trace: TraceEntry[]
}
