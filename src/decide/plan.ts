import type { Config } from '../config/schema'
import { type Compiled, compileCondition } from './condition'
import { once } from './once'
import { own } from './own'

/** Something that a condition guards, compiled: a segment, a rule, an alert, the audience. */
export interface Guarded extends Compiled {
  id: string
  segment: string | undefined
  on?: unknown
}

/** A config's conditions, compiled; each list in the config's order. */
export interface Plan {
  audience: Guarded
  segments: Guarded[]
  rules: Guarded[]
  alerts: Guarded[]
}

/** The config's conditions, compiled once for each config object. */
export const planOf = once(({ audience: when, segments = {}, rules = [], alerts = [] }: Config): Plan => {
  const guard = (entry: Entry | null): Guarded => {
    const { id, segment, on, when = {} } = entry ?? { id: '?', when: null }
    const { clauses, problem } = compileCondition(when)
    const outer = segment === undefined ? undefined : compileCondition(own(segments, segment)).problem
    return { id, segment, on, clauses, problem: problem ?? (outer && `segment ${segment}: ${outer}`) }
  }
  return {
    audience: guard({ id: 'audience', when }),
    segments: Object.entries(segments).map(([id, when]) => guard({ id, when })),
    rules: rules.map(guard),
    alerts: alerts.map(guard),
  }
})

interface Entry {
  id: string
  segment?: string | undefined
  on?: unknown
  when?: unknown
}
