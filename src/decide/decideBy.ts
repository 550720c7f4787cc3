import type { Config } from '../config/schema/schema'
import type { Situation } from '../situation/schema'
import { addToTrace } from './addToTrace'
import { type Guarded, planOf } from './condition/plan'
import type { Deciding } from './deciding'
import type { Decision, TraceEntry } from './decision'
import { matches } from './matches'

/** What a Decision says beside whether the flow is for this customer and which alerts they raise. */
export type Chosen = Partial<Pick<Decision, 'rule' | 'offers' | 'experiment' | 'holdout'>>

const nothing = { rule: null, offers: [], experiment: null, holdout: false, alerts: [] }

/** Nobody is while the config switches itself off. */
const isInAudience = (deciding: Deciding, audience: Guarded): boolean =>
  deciding.config.enabled === false
    ? addToTrace(deciding, 'audience', 'audience', false, 'enabled is false')
    : matches(deciding, 'audience', audience)

/** A Decision with what `choose` finds for this customer, in the audience or not. Never throws: see decide. */
export const decideBy = (
  config: Config,
  situation: Situation,
  choose: (deciding: Deciding, isInAudience: boolean) => Chosen,
): Decision => {
  const trace: TraceEntry[] = []
  try {
    const { audience, segments, alerts } = planOf(config)
    const deciding = { config, root: situation, groups: config.savedGroups, seen: [], outside: new Map(), trace }
    for (const segment of segments) matches(deciding, 'segment', segment)
    return {
      ...nothing,
      ...choose(deciding, isInAudience(deciding, audience)),
      alerts: alerts.filter((alert) => matches(deciding, 'alert', alert)).map(({ id }) => id),
      trace,
    }
  } catch (thrown) {
    addToTrace({ trace }, 'audience', 'audience', false, `${thrown}`, 'unreadable')
    return { ...nothing, trace }
  }
}
