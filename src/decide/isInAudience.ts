import { addToTrace } from './addToTrace'
import type { Guarded } from './condition/plan'
import type { Deciding } from './deciding'
import type { TraceEntry } from './decision'
import { matches } from './matches'

/** Whether a flow is for this customer. A config with `enabled: false` has no audience. Adds a line of this kind to the trace. */
export const isInAudience = (deciding: Deciding, kind: TraceEntry['kind'], audience: Guarded): boolean =>
  deciding.config.enabled === false
    ? addToTrace(deciding, kind, audience.id, false, 'enabled is false')
    : matches(deciding, kind, audience)
