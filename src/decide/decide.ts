import type { Config } from '../config/schema'
import type { Situation } from '../config/situation'
import { dealVariation, isHeldOut } from './assign'
import { attributesOf } from './attributes'
import type { Decision, TraceEntry } from './decision'
import { instant } from './instant'
import { lookerFor } from './look'
import { type Note, noteIn } from './note'
import { offererFor } from './offer'
import { planOf } from './plan'

/**
 * What this Situation gets, and why. Never throws: what is malformed is left out and named in the trace.
 * Conditions are compiled once, so don't write to those of a config that was decided with.
 */
export const decide = (config: Config, situation: Situation): Decision => {
  const trace: TraceEntry[] = []
  const note = noteIn(trace)
  try {
    return { ...decideFor(config, situation, note), trace }
  } catch (thrown) {
    note('audience', 'audience', false, `${thrown}`, 'unreadable')
    return { rule: null, offers: [], experiment: null, holdout: false, alerts: [], trace }
  }
}

/** Whether the flow is for this customer at all. */
export const inAudience = (config: Config, situation: Situation): boolean =>
  decide(config, situation).trace.some(({ kind, result }) => kind === 'audience' && result === 'matched')

const decideFor = (config: Config, situation: Situation, note: Note): Omit<Decision, 'trace'> => {
  const plan = planOf(config)
  const now = instant(situation.now)
  const customerId = `${situation.customer?.id ?? ''}`
  const look = lookerFor(plan, config.savedGroups ?? {}, attributesOf(config, situation, now), note)
  const isIn = look('audience', plan.audience)
  const holdout = isIn && isHeldOut(config, customerId, note)
  const isOpening = situation.stage === 'open'
  const rule = isIn && config.rules?.[plan.rules.findIndex((each) => isOpening === !!each.on && look('rule', each))]
  const { experiment, offers } = (!holdout && rule) || {}
  const variation = experiment && dealVariation(experiment, customerId, note)
  const names = new Set(variation ? variation.offers : offers)
  return {
    rule: rule ? rule.id : null,
    offers: [...names].flatMap(offererFor(config, situation, now, note)),
    experiment: variation ? { id: experiment.id, variation: variation.key } : null,
    holdout,
    alerts: plan.alerts.filter((alert) => look('alert', alert)).map(({ id }) => id),
  }
}
