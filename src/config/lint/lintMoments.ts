import type { Problem } from '../check/problem'
import { fairnessOf } from '../schema/fairness'
import { helpTypes } from '../schema/helpTypes'
import type { Alert, Config, Reason, Rule } from '../schema/schema'
import { meaningOf } from '../schema/standardReasons'
import { admits, allAsks, describe, type Guarded } from './asks'
import type { Ask } from './clauses'
import { spotAt, warning } from './finding'
import { operandsIn } from './operands'
import { verdictWithout } from './verdict'

/** Finds an audience, rules and alerts that can never match, because at their moment an answer or an ending is not there. */
export function lintMoments(config: Config): Problem[] {
  const { audience = {}, rules = [], alerts = [] } = config
  return [
    ...audienceTooEarly(audience, config),
    ...rules.flatMap((rule, index) => (rule.on ? ruleTooEarly(rule, index, config) : [])),
    ...alerts.flatMap((alert, index) =>
      alert.on === 'flow.started' ? alertTooEarly(alert, index, config) : endingWithout(alert, index, config),
    ),
  ]
}

/** An audience that asks for an answer: whether the flow opens is decided before the survey. */
function audienceTooEarly(when: object, config: Config): Problem[] {
  const asked = askedOfAnswers({ when } as Guarded, config)
  if (!asked) return []
  const message = `nobody is in it: it is looked at before the survey, and asks that ${asked}`
  return [warning(spotAt('audience'), message, 'Ask of the customer and the subscription; let rules ask of answers.')]
}

/** A rule with `on: "open"` that asks for an answer. It runs before the survey, when there is none. */
function ruleTooEarly(rule: Rule, index: number, config: Config): Problem[] {
  const asked = askedOfAnswers(rule, config)
  if (!asked) return []
  const message = `nobody can match it: it is looked at before the survey, and asks that ${asked}`
  return [warning(spotAt(`rules[${index}]`), message, 'Take "on" out, or ask of the customer and the subscription.')]
}

function alertTooEarly(alert: Alert, index: number, config: Config): Problem[] {
  const asked = askedOfAnswers(alert, config)
  if (!asked) return []
  const message = `it is never raised: at flow.started nobody has answered yet, and it asks that ${asked}`
  return [warning(spotAt(`alerts[${index}]`), message, 'Let it wait for decision.made, or for an ending.')]
}

/** What a rule or alert asks of the answers, in words, where it can't hold without any; else undefined. */
function askedOfAnswers({ segment, when = {} }: Guarded, { segments = {} }: Config): string | undefined {
  const conditions = [(segment !== undefined && segments[segment]) || {}, when]
  const dead = conditions.find((condition) => verdictWithout('answers', condition) === false)
  const asked = dead && operandsIn(dead, spotAt('')).find(({ attribute }) => /^answers(\.|$)/.test(attribute))
  return asked && describe({ ...asked, beside: [] })
}

/** The endings that need an accepted offer, and which types of offer lead to them. */
const endings: Record<string, (type: string) => boolean> = {
  'flow.saved': (type) => !helpTypes.includes(type),
  'flow.referred': (type) => helpTypes.includes(type),
}

/** An alert on an ending that needs an offer, for reasons that no rule answers with such an offer. */
function endingWithout(alert: Alert, index: number, config: Config): Problem[] {
  const isSuch = endings[alert.on]
  const asks = allAsks(alert, config).filter(({ attribute }) => isOfReason(attribute))
  const reasons = config.survey.reasons.filter((reason) => asks.every((ask) => admitsReason(ask, reason)))
  if (!isSuch || !asks.length || !reasons.length || fairnessOf(config, {}).maxOffers === 0) return []
  if (reasons.some((reason) => offeredTo(reason, config).some((id) => isSuch(`${config.offers?.[id]?.type}`))))
    return []
  const ids = reasons.map(({ id }) => id).join(', ')
  const message = `it is never raised: no rule makes an offer that ends in ${alert.on} to whoever says ${ids}`
  return [warning(spotAt(`alerts[${index}]`), message, 'Let it wait for another ending, or add an offer.')]
}

function isOfReason(attribute: string): boolean {
  return ['answers.reason', 'answers.category', 'answers.influence'].includes(attribute)
}

function admitsReason(ask: Ask, reason: Reason): boolean {
  const meaning: Record<string, unknown> = { reason: reason.id, ...meaningOf(reason) }
  return admits(ask, meaning[ask.attribute.replace('answers.', '')])
}

/** The offers of all rules that can be the first match for this reason. */
function offeredTo(reason: Reason, config: Config): string[] {
  const { rules = [] } = config
  const asksOf = (rule: Rule) => allAsks(rule, config)
  const may = rules.filter(
    (rule) => !rule.on && asksOf(rule).every((ask) => !isOfReason(ask.attribute) || admitsReason(ask, reason)),
  )
  const surely = may.findIndex((rule) =>
    asksOf(rule).every((ask) => ask.operator === undefined && isOfReason(ask.attribute)),
  )
  const reached = surely < 0 ? may : may.slice(0, surely + 1)
  return reached.flatMap(({ offers, experiment }) => [
    ...offers,
    ...(experiment?.variations.flatMap(({ offers }) => offers) ?? []),
  ])
}
