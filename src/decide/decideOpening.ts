import type { Config } from '../config/schema/schema'
import type { Situation } from '../situation/schema'
import { atOpening } from './atOpening'
import { decideBy, nothing } from './decideBy'
import type { Decision } from './decision'

/**
 * The Decision that a flow opens with where no rule has `on: "open"`: whether the flow is for this customer, and the alerts.
 * It needs none of the code for offers, so the first screen loads without that. The same as what `decide` would answer,
 * but for the line on the holdout in the trace.
 */
export const decideOpening = (config: Config, situation: Situation): Decision =>
  decideBy(config, atOpening(situation), nothing)
