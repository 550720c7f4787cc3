import type { Config } from '../config/schema/schema'
import type { Situation } from '../situation/schema'
import { decideBy } from './decideBy'
import type { Decision } from './decision'

/**
 * The Decision that a flow opens with, where no rule has an offer for that: whether it is for this customer, and the
 * alerts. All of deciding that a first screen needs; what is missing of decide's own answer is the line on the holdout.
 */
export const decideOpening = (config: Config, situation: Situation): Decision =>
  decideBy(config, atOpening(situation), () => ({}))

/** Before anything was answered. */
export const atOpening = (situation: Situation): Situation => ({ ...situation, stage: 'open', answers: {} })
