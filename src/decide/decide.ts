import type { Config } from '../config/schema/schema'
import type { Situation } from '../situation/schema'
import { dealVariation, isHeldOut } from './assign'
import { look } from './condition/look'
import { planOf } from './condition/plan'
import { type Chosen, decideBy } from './decideBy'
import type { Deciding } from './deciding'
import type { Decision } from './decision'
import { makeOffer } from './offer/offer'

/**
 * What this Situation gets, and why. Never throws: what is malformed is left out and named in the trace.
 * Conditions are compiled once, so don't write to those of a config that was decided with.
 */
export const decide = (config: Config, situation: Situation): Decision => decideBy(config, situation, chooseOffers)

const chooseOffers = (deciding: Deciding, isInAudience: boolean): Chosen => {
  const { config, root } = deciding
  const holdout = isInAudience && isHeldOut(deciding)
  const isOpening = root.stage === 'open'
  const rule =
    isInAudience &&
    config.rules?.[planOf(config).rules.findIndex((each) => isOpening === !!each.on && look(deciding, 'rule', each))]
  const { experiment, offers } = (!holdout && rule) || {}
  const variation = experiment && dealVariation(deciding, experiment)
  const names = new Set(variation ? variation.offers : offers)
  return {
    rule: rule ? rule.id : null,
    offers: [...names].map((name) => makeOffer(deciding, name)).filter((offer) => !!offer),
    experiment: variation ? { id: experiment.id, variation: variation.key } : null,
    holdout,
  }
}
