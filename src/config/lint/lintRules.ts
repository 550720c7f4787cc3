import { at, type Problem } from '../check/problem'
import type { Config, Reason, Rule } from '../schema/schema'
import { meaningOf } from '../schema/standardReasons'
import { admits, allAsks, valuesOf } from './asks'
import { type Ask, asksOf } from './clauses'
import { spotAt, warning } from './finding'

/** Finds rules nobody reaches, and reasons without a rule. */
export function lintRules(config: Config): Problem[] {
  return [...shadowed(config), ...config.survey.reasons.flatMap((reason, index) => unanswered(reason, index, config))]
}

/** Finds offers in no rule. Unused segments are fine: reports count by them. */
export function lintUnused({ rules = [], offers = {} }: Config): Problem[] {
  const listed = rules.flatMap(({ offers, experiment }) => [offers, ...armsOf(experiment)].flat())
  const named = new Set([...listed, ...Object.values(offers).flatMap((offer) => [offer.with, offer.then])])
  return Object.keys(offers)
    .filter((id) => !named.has(id))
    .map((id) => warning(spotAt(at('offers', id)), 'no rule names this offer', 'Name it in a rule, or take it out.'))
}

function armsOf(experiment: Rule['experiment']): string[][] {
  return experiment?.variations.map(({ offers }) => offers) ?? []
}

/** What a rule asks. An `$or` and the like is compared as one text: only the same text implies it. */
interface Asked {
  asks: Weighed[]
  texts: Set<string>
}

/** One ask of a rule with its text and values computed ahead, since all rules are compared with each other. */
interface Weighed extends Pick<Ask, 'attribute' | 'operator' | 'expected'> {
  text: string
  values: unknown[] | undefined
}

function shadowed(config: Config): Problem[] {
  const { rules = [] } = config
  const asked = rules.map((rule) => askedBy(rule, config))
  return asked.flatMap((mine, index) => {
    const shadow = asked.findIndex(
      (theirs, earlier) => earlier < index && rules[earlier]?.on === rules[index]?.on && isImplied(theirs, mine),
    )
    const { id } = rules[shadow] ?? {}
    if (id === undefined) return []
    const why = asked[shadow]?.asks.length ? 'matches whoever this one does' : 'matches everyone'
    return [warning(spotAt(`rules[${index}]`), `never reached: ${id}, above it, ${why}`, `Put it above ${id}.`)]
  })
}

function askedBy({ segment, when = {} }: Rule, { segments = {} }: Config): Asked {
  const conditions = [when, (segment !== undefined && segments[segment]) || {}]
  const asks = conditions
    .flatMap(asksOf)
    .filter((ask) => !asksNothing(ask))
    .map(weigh)
  return { asks, texts: new Set(asks.map(({ text }) => text)) }
}

/** Whether an ask always holds: an `$or` without conditions does. */
function asksNothing({ attribute, expected }: Ask): boolean {
  return attribute === '$or' && Array.isArray(expected) && !expected.length
}

function weigh(ask: Ask): Weighed {
  const { attribute, operator, expected } = ask
  const text = JSON.stringify([attribute, operator ?? '$equals', expected])
  return { attribute, operator, expected, text, values: attribute.startsWith('$') ? undefined : valuesOf(ask) }
}

function isImplied(theirs: Asked, mine: Asked): boolean {
  return theirs.asks.every((ask) => mine.texts.has(ask.text) || mine.asks.some((own) => implies(own, ask)))
}

/** Whether the other ask holds wherever this one does: its values include all of these, or it only asks for presence. */
function implies({ attribute, values }: Weighed, other: Weighed): boolean {
  if (attribute !== other.attribute || !values?.length) return false
  if (other.operator === '$in') return values.every((value) => other.values?.includes(value))
  return other.operator === '$exists' && other.expected === true && !values.includes(null)
}

function unanswered(reason: Reason, index: number, config: Config): Problem[] {
  const { category, influence } = meaningOf(reason)
  const known: Record<string, unknown> = {
    'answers.reason': reason.id,
    'answers.category': category,
    'answers.influence': influence,
  }
  const answers = (rule: Rule) =>
    !rule.on && allAsks(rule, config).every((ask) => !(ask.attribute in known) || admits(ask, known[ask.attribute]))
  if ((config.rules ?? []).some(answers)) return []
  const mend = 'Add a rule for it; one with "offers": [] says that nothing is offered.'
  return [warning(spotAt(`survey.reasons[${index}]`), `no rule answers the reason "${reason.id}"`, mend)]
}
