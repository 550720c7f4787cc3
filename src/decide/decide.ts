import type { Config } from '../config/schema/schema'
import type { Situation } from '../situation/schema'
import { chooseFlow } from './chooseFlow'
import { decideInFlow } from './decideInFlow'
import type { Decision } from './decision'

/**
 * Decides what this Situation is offered, and says why in the trace (law: same input, same Decision). Of a config with several
 * flows, the one that this customer gets decides. Never throws: a malformed part of the config is left out and named in the trace.
 * Conditions are compiled once for each config object, so do not change a config after it was used here.
 */
export const decide = (config: Config, situation: Situation): Decision => decideInFlow(config, situation, chooseFlow)
