import type { Config } from '../config/schema/schema'
import type { Situation } from '../situation/schema'
import { addToTrace } from './addToTrace'
import type { ChosenFlow } from './chooseFlow'
import { planOf } from './condition/plan'
import type { Deciding } from './deciding'
import type { Decision, TraceEntry } from './decision'
import { isInAudience } from './isInAudience'
import { matches } from './matches'

/** The part of a Decision that `choose` finds: everything but the alerts and the trace. */
export type Chosen = Omit<Decision, 'alerts' | 'trace'>

/** What is chosen where there is nothing to choose. */
export const nothing = (): Chosen => ({ rule: null, offers: [], experiment: null, holdout: false })

/** Finds the flow of a config that a customer gets. */
export type AmongFlows = (config: Config, situation: Situation) => ChosenFlow

const ofOne: AmongFlows = (config) => ({ config, trace: [] })

/**
 * Makes a Decision around `choose`: finds the flow that the customer gets `among` those of the config, tries segments and audience before `choose`, alerts
 * after it, and keeps the trace. Never throws: what `choose` throws becomes a Decision of nothing, with the error in the trace.
 */
export const decideBy = (
  given: Config,
  situation: Situation,
  choose: (deciding: Deciding, isInAudience: boolean) => Chosen,
  among: AmongFlows = ofOne,
): Decision => {
  let trace: TraceEntry[] = []
  try {
    const chosen = among(given, situation)
    const { config } = chosen
    trace = chosen.trace
    const { audience, segments, alerts } = planOf(config)
    const deciding = { config, root: situation, groups: config.savedGroups, seen: [], outside: new Map(), trace }
    for (const segment of segments) matches(deciding, 'segment', segment)
    // Named one by one: a spread of what was chosen takes as long as ten rules.
    const { rule, offers, experiment, holdout } = choose(deciding, isInAudience(deciding, 'audience', audience))
    const raised = alerts.filter((alert) => matches(deciding, 'alert', alert)).map(({ id }) => id)
    return { rule, offers, experiment, holdout, alerts: raised, trace }
  } catch (thrown) {
    addToTrace({ trace }, 'audience', 'audience', false, `${thrown}`, 'unreadable')
    return { ...nothing(), alerts: [], trace }
  }
}
