import { oncePerObject } from '../../base/oncePerObject'
import type { Config } from '../../config/schema/schema'
import { type Compiled, createCompiler } from './compileCondition'

/** A segment, rule, alert or audience with its condition compiled. */
export interface Guarded extends Compiled {
  id: string
  segment: string | undefined
  on?: unknown
}

/** All conditions of a config, compiled. Each list keeps the config's order. */
export interface Plan {
  audience: Guarded
  segments: Guarded[]
  rules: Guarded[]
  alerts: Guarded[]
}

/** Compiles the conditions of a config, once for each config object. */
export const planOf = oncePerObject(
  ({ audience, segments: conditions = {}, rules = [], alerts = [] }: Config): Plan => {
    const compile = createCompiler()
    const guard = (entry: Entry | null): Guarded => {
      // An entry without an id is malformed. It gets a condition that can't be read: with none it would match everyone.
      const { id, segment, on, when = {} } = entry?.id === undefined ? nothing : entry
      const { clauses, problem } = compile(when)
      const outer =
        segment === undefined ? undefined : (segments.find((each) => each.id === segment) ?? guard(null)).problem
      return { id, segment, on, clauses, problem: problem ?? (outer && `segment ${segment}: ${outer}`) }
    }
    const segments = Object.entries(conditions).map(([id, when]) => guard({ id, when }))
    return {
      audience: guard({ id: 'audience', when: audience }),
      segments,
      rules: rules.map((rule) => guard(Array.isArray(rule?.offers) ? rule : { ...nothing, ...rule, when: null })),
      alerts: alerts.map(guard),
    }
  },
)

const nothing: Entry = { id: '?', when: null }

interface Entry {
  id: string
  segment?: string | undefined
  on?: unknown
  when?: unknown
}
