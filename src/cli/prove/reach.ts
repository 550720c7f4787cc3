import { oncePerObject } from '../../base/oncePerObject'
import type { Problem } from '../../config/check/problem'
import { presetOf } from '../../config/schema/presetOf'
import type { Config } from '../../config/schema/schema'
import { decide } from '../../decide/decide'
import type { Decision } from '../../decide/decision'
import { shownOffers } from '../../decide/offer/shownOffers'
import type { Customer, Situation } from '../../situation/schema'
import { answersTo } from './candidates'
import { customersOf } from './customers'

/** A finding of `fairwell prove`, with the customer and the presses that show it, where it has some. */
export interface Finding extends Problem {
  counterexample?: { situation: Situation; path?: readonly string[] }
}

/** So many customers are dealt by chance; `tellsAllApart` says where that is too few to have seen every arm. */
const idsTried = 60

/**
 * Finds rules, offers, arms and alerts that no customer gets, and customers in the audience whom no rule is for. Also gives the
 * situations in which the config decides differently, one of each, and whether every kind of customer was among those that were tried.
 */
export const reach = oncePerObject((config: Config) => {
  const { situations, isComplete } = customersOf(config)
  const seen = new Set<string>()
  const different = new Map<string, Situation>()
  const rows = answersTo(config).combinations
  let forgotten: Situation | undefined
  const note = (decision: Decision, situation: Situation) => {
    if (decision.rule !== null) seen.add(`rule ${decision.rule}`)
    for (const { id } of shownOffers(config, decision, situation)) seen.add(`offer ${id}`)
    for (const id of decision.alerts) seen.add(`alert ${id}`)
  }
  for (const situation of situations) {
    const decisions = [decide(config, { ...situation, stage: 'open' })]
    for (const answers of rows) {
      const decision = decide(config, { ...situation, answers })
      decisions.push(decision)
      if (decision.rule === null && isInAudience(decision)) forgotten ??= { ...situation, answers }
    }
    for (const decision of decisions) note(decision, situation)
    const kind = JSON.stringify([
      situation.subscription?.status,
      presetOf(config, situation),
      decisions.map(({ rule, offers }) => [rule, offers.map(({ id }) => id)]),
    ])
    if (!different.has(kind)) {
      different.set(kind, situation)
      // Where a rule deals its offers by chance, or the holdout has caught this customer, others get something else.
      const isDealt = decisions.some(({ experiment, holdout }) => experiment !== null || holdout)
      for (const customer of isDealt ? others(situation) : [])
        for (const answers of rows) note(decide(config, { ...situation, customer, answers }), situation)
    }
  }
  return {
    findings: [...unreached(config, seen, isComplete), ...gap(config, forgotten)],
    situations: [...different.values()],
    isComplete,
  }
})

/** Whether a decision was made for a customer whom the config is for. */
function isInAudience({ trace }: Decision): boolean {
  return !trace.some(({ kind, result }) => kind === 'audience' && result !== 'matched')
}

/** The same customer under other ids, which chance is dealt by. */
function others({ customer }: Situation): Customer[] {
  return Array.from({ length: idsTried }, (_, index) => ({ ...customer, id: `customer-${index + 2}` }))
}

function unreached(config: Config, seen: ReadonlySet<string>, isComplete: boolean): Finding[] {
  const { rules = [], offers = {}, alerts = [] } = config
  const places = [
    ...rules.map(({ id }, index) => ({ path: `rules[${index}]`, name: `rule ${id}` })),
    ...Object.keys(offers).map((id) => ({ path: `offers.${id}`, name: `offer ${id}` })),
    ...alerts.map(({ id }, index) => ({ path: `alerts[${index}]`, name: `alert ${id}` })),
  ]
  const bundled = new Set(Object.values(offers).map(({ with: help }) => `offer ${help}`))
  return places
    .filter(({ name }) => !seen.has(name) && !bundled.has(name))
    .map(({ path, name }) => ({
      severity: isComplete ? 'error' : 'warning',
      path,
      message: isComplete
        ? `expected a customer who gets to ${name}, found none: whatever a customer has and answers, something before it decides`
        : `expected a customer who gets to ${name}, found none among those that were tried; its conditions compare in ways that can't be gone through completely`,
      mend: 'Change what excludes it, or take it out.',
    }))
}

/** Where rules exist and some customers of the audience match none, that may be meant: a last rule without conditions says so. */
function gap({ rules = [] }: Config, situation: Situation | undefined): Finding[] {
  if (!situation || rules.length === 0) return []
  return [
    {
      severity: 'warning',
      path: 'rules',
      message:
        'expected a rule for every customer of the audience, found one whom no rule is for; they are offered nothing',
      mend: 'If that is meant, say so by a last rule without conditions and with "offers": [].',
      counterexample: { situation },
    },
  ]
}
