import type { Config } from '../config/schema'
import { type Compiled, compileCondition } from './condition'
import { own } from './own'

/** Something that a condition guards, compiled: a segment, a rule, an alert, the audience. */
export interface Guarded extends Compiled {
  id: string
  segment: string | undefined
}

/** A config's conditions, compiled; each list in the config's order. */
export interface Plan {
  audience: Guarded
  segments: Guarded[]
  rules: Guarded[]
  alerts: Guarded[]
}

// By identity, which is why a config that was decided with must not be written to.
const plans = new WeakMap<Config, Plan>()

/** The config's conditions, compiled once for each config object. */
export const planOf = (config: Config): Plan => {
  const { audience: when, segments = {}, rules = [], alerts = [] } = config
  const guard = (entry: Entry | null): Guarded => {
    const { id, segment, when = {} } = entry ?? { id: '?', when: null }
    const { clauses, problem } = compileCondition(when)
    const outer = segment === undefined ? undefined : compileCondition(own(segments, segment)).problem
    return { id, segment, clauses, problem: problem ?? (outer && `segment ${segment}: ${outer}`) }
  }
  const plan = plans.get(config) ?? {
    audience: guard({ id: 'audience', when }),
    segments: Object.entries(segments).map(([id, when]) => guard({ id, when })),
    rules: rules.map(guard),
    alerts: alerts.map(guard),
  }
  plans.set(config, plan)
  return plan
}

interface Entry {
  id: string
  segment?: string | undefined
  when?: unknown
}
