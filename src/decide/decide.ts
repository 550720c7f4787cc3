import type { Config } from '../config/schema'
import type { Situation } from '../config/situation'
import { dealVariation, isHeldOut } from './assign'
import type { Decision, TraceEntry } from './decision'
import { look } from './look'
import { note } from './note'
import { makeOffer } from './offer'
import { planOf } from './plan'

/**
 * What this Situation gets, and why. Never throws: what is malformed is left out and named in the trace.
 * Conditions are compiled once, so don't write to those of a config that was decided with.
 */
export const decide = (config: Config, situation: Situation): Decision => {
  const trace: TraceEntry[] = []
  try {
    return decideFor(config, situation, trace)
  } catch (thrown) {
    note({ trace }, 'audience', 'audience', false, `${thrown}`, 'unreadable')
    return { rule: null, offers: [], experiment: null, holdout: false, alerts: [], trace }
  }
}

const decideFor = (config: Config, situation: Situation, trace: TraceEntry[]): Decision => {
  const { audience, segments, rules, alerts } = planOf(config)
  const deciding = { config, root: situation, groups: config.savedGroups, seen: [], outside: new Map(), trace }
  for (const segment of segments) look(deciding, 'segment', segment)
  const isIn =
    config.enabled === false
      ? note(deciding, 'audience', 'audience', false, 'enabled is false')
      : look(deciding, 'audience', audience)
  const holdout = isIn && isHeldOut(deciding)
  const isOpening = situation.stage === 'open'
  const rule =
    isIn && config.rules?.[rules.findIndex((each) => isOpening === !!each.on && look(deciding, 'rule', each))]
  const { experiment, offers } = (!holdout && rule) || {}
  const variation = experiment && dealVariation(deciding, experiment)
  const names = new Set(variation ? variation.offers : offers)
  return {
    rule: rule ? rule.id : null,
    offers: [...names].map((name) => makeOffer(deciding, name)).filter((offer) => !!offer),
    experiment: variation ? { id: experiment.id, variation: variation.key } : null,
    holdout,
    alerts: alerts.filter((alert) => look(deciding, 'alert', alert)).map(({ id }) => id),
    trace,
  }
}
