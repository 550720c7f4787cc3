import type { Config, NamedOffer, Rule } from '../config/schema/schema'
import type { Situation } from '../situation/schema'
import { dealVariation, isHeldOut } from './assignment'
import { planOf } from './condition/plan'
import { type AmongFlows, type Chosen, decideBy } from './decideBy'
import type { Deciding } from './deciding'
import type { Decision } from './decision'
import { matches } from './matches'
import { addChained } from './offer/addChained'
import { makeOffer } from './offer/makeOffer'

/** The same as `decide`, for one flow: of a config with several, the config's own. */
export const decideInFlow = (config: Config, situation: Situation, among?: AmongFlows): Decision =>
  decideBy(config, situation, chooseOffers, among)

const chooseOffers = (deciding: Deciding, isInAudience: boolean): Chosen => {
  const holdout = isInAudience && isHeldOut(deciding)
  const rule = isInAudience ? firstMatchingRule(deciding) : undefined
  const { experiment, offers } = (!holdout && rule) || {}
  const variation = experiment && dealVariation(deciding, experiment)
  const made: NamedOffer[] = []
  for (const name of new Set(variation ? variation.offers : offers)) {
    const offer = makeOffer(deciding, name)
    if (offer) made.push(offer)
  }
  return {
    rule: rule ? rule.id : null,
    offers: rule?.together ? made : addChained(deciding, made),
    experiment: variation ? { id: experiment.id, variation: variation.key } : null,
    holdout,
  }
}

/** Rules are tried from the top, and the first match ends the search. Before the survey only rules for that moment count. */
const firstMatchingRule = (deciding: Deciding): Rule | undefined => {
  const { config, root } = deciding
  const isOpening = root.stage === 'open'
  const { rules } = planOf(config)
  for (let index = 0; index < rules.length; index++) {
    const guarded = rules[index]
    if (guarded && isOpening === !!guarded.on && matches(deciding, 'rule', guarded)) return config.rules?.[index]
  }
  return undefined
}
