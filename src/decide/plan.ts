import type { Config } from '../config/schema'
import type { Clause } from './clause'
import { compileCondition } from './condition'
import type { TraceEntry } from './decision'

/** Something that a condition guards, compiled: the audience, a segment, a rule, an alert. */
export interface Guarded {
  kind: TraceEntry['kind']
  id: string
  clauses: Clause[]
  segment: Guarded | undefined
  /** Why it is left out whoever comes. */
  problem: string | undefined
}

/** A config's conditions, compiled; `rules` and `alerts` stand in the config's order. */
export interface Plan {
  audience: Guarded
  rules: Guarded[]
  alerts: Guarded[]
}

// By identity, which is why a config that was decided with must not be written to.
const plans = new WeakMap<Config, Plan>()

export function planOf(config: Config): Plan {
  const known = plans.get(config)
  if (known) return known
  const { audience: when = {}, segments = {}, rules = [], alerts = [] } = config
  const compiled = new Map(Object.entries(segments).map(([id, when]) => [id, guard('segment', { id, when })]))
  const plan = {
    audience: guard('audience', { id: 'audience', when }),
    rules: rules.map((rule) => guard('rule', rule, compiled)),
    alerts: alerts.map((alert) => guard('alert', alert, compiled)),
  }
  plans.set(config, plan)
  return plan
}

interface Entry {
  id: string
  segment?: string | undefined
  when?: unknown
}

function guard(kind: Guarded['kind'], entry: Entry | null, segments?: Map<string, Guarded>): Guarded {
  const { id, segment: name, when = {} } = entry ?? { id: '?', when: null }
  const { clauses, problem } = compileCondition(when)
  const segment = name === undefined ? undefined : segments?.get(name)
  const missing = name !== undefined && !segment ? 'is not in the config' : segment?.problem
  return { kind, id, clauses, segment, problem: missing ? `segment ${name}: ${missing}` : problem }
}
