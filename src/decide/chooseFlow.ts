import { flowsOf } from '../config/flows/flowsOf'
import type { Config } from '../config/schema/schema'
import type { Situation } from '../situation/schema'
import { atOpening } from './atOpening'
import { planOf } from './condition/plan'
import type { TraceEntry } from './decision'
import { isInAudience } from './isInAudience'

/** The flow that a customer gets, and why no flow before it. */
export interface ChosenFlow {
  /** The flow as a config of its own, without `flows`. */
  config: Config
  /** One line for each flow that was tried; none where the config has no `flows`. */
  trace: TraceEntry[]
}

/**
 * Chooses the flow of a config that a customer gets: the first of `flows` whose audience they are in, else the config's own, whatever
 * its audience. It is chosen before the survey, so no answer counts. `seesDrafts` is for test mode: anywhere else a draft is for nobody.
 */
export const chooseFlow = (config: Config, situation: Situation, seesDrafts = false): ChosenFlow => {
  const trace: TraceEntry[] = []
  if (!config.flows) return { config, trace }
  const { own, others } = flowsOf(config)
  const root = atOpening(situation)
  for (const { config: flow, isDraft } of others) {
    if (isDraft && !seesDrafts) continue
    const deciding = { config: flow, root, groups: flow.savedGroups, seen: [], outside: new Map(), trace }
    if (isInAudience(deciding, 'flow', { ...planOf(flow).audience, id: flow.id })) return { config: flow, trace }
  }
  return { config: own, trace }
}
