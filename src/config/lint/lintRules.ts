import { holdsWhenMissing } from '../operators'
import { at, type Problem } from '../problem'
import type { Config, Reason, Rule } from '../schema'
import { meaningOf } from '../standardReasons'
import { type Ask, asksOf, listOf } from './clauses'

/** Rules that nobody reaches, reasons that no rule answers, offers that no rule names. */
export function lintRules(config: Config): Problem[] {
  const { rules = [], offers = {}, survey } = config
  const listed = rules.flatMap(({ offers, experiment }) => [offers, ...armsOf(experiment)].flat())
  const named = new Set([...listed, ...Object.values(offers).map((offer) => offer.with)])
  return [
    ...contradictory(rules, config),
    ...shadowed(rules),
    ...tooEarly(rules, config),
    ...survey.reasons.flatMap((reason, index) => unanswered(reason, index, config)),
    ...Object.keys(offers)
      .filter((id) => !named.has(id))
      .map((id) => warning(at('offers', id), 'no rule names this offer', 'Name it in a rule, or take it out.')),
  ]
}

function armsOf(experiment: Rule['experiment']): string[][] {
  return experiment?.variations.map(({ offers }) => offers) ?? []
}

function contradictory(rules: Rule[], config: Config): Problem[] {
  return rules.flatMap((rule, index) => {
    const contradiction = contradictionIn(allAsks(rule, config))
    const mend = 'Take one of the two out.'
    return contradiction ? [warning(`rules[${index}]`, `nobody can match it: ${contradiction}`, mend)] : []
  })
}

function shadowed(rules: Rule[]): Problem[] {
  const texts = rules.map(clauseTexts)
  return rules.flatMap((_rule, index) => {
    const mine = new Set(texts[index])
    const shadow = texts.findIndex(
      (theirs, earlier) =>
        earlier < index && rules[earlier]?.on === rules[index]?.on && theirs.every((text) => mine.has(text)),
    )
    const { id } = rules[shadow] ?? {}
    if (id === undefined) return []
    const why = texts[shadow]?.length ? 'matches whoever this one does' : 'matches everyone'
    return [warning(`rules[${index}]`, `never reached: ${id}, above it, ${why}`, `Put it above ${id}.`)]
  })
}

/** Rules for the moment of opening that wait for an answer: nobody has given one then. */
function tooEarly(rules: Rule[], config: Config): Problem[] {
  return rules.flatMap((rule, index) => {
    if (!rule.on) return []
    const ask = allAsks(rule, config).find((ask) => ask.attribute.startsWith('answers.') && !holdsUnanswered(ask))
    if (!ask) return []
    const message = `nobody can match it: it is looked at before the survey, and asks that ${describe(ask)}`
    return [warning(`rules[${index}]`, message, 'Take "on" out, or ask of the customer and the subscription.')]
  })
}

function holdsUnanswered({ operator = '', expected }: Ask): boolean {
  return operator === '$exists' ? !expected : holdsWhenMissing.includes(operator) || operator === '$not'
}

/** What a rule asks, each as a text of its own: a rule that asks a part of what another asks shadows it. */
function clauseTexts({ segment, when = {} }: Rule): string[] {
  const asks = Object.entries(when).flatMap(([key, expected]) =>
    key.startsWith('$') && key !== '$and' ? [JSON.stringify([key, expected])] : asksOf({ [key]: expected }).map(textOf),
  )
  return segment === undefined ? asks : [...asks, JSON.stringify({ segment })]
}

function textOf({ attribute, operator = '$equals', expected }: Ask): string {
  return JSON.stringify([attribute, operator, expected])
}

function allAsks({ segment, when = {} }: Rule, { segments = {} }: Config): Ask[] {
  return [...asksOf((segment !== undefined && segments[segment]) || {}), ...asksOf(when)]
}

/** Two asks of one attribute that can't both hold, in words. */
function contradictionIn(asks: Ask[]): string | undefined {
  const pairs = asks.flatMap((one, index) => asks.slice(index + 1).map((other) => [one, other] as const))
  const [one, other] = pairs.find(([one, other]) => one.attribute === other.attribute && exclude(one, other)) ?? []
  return one && other && `${describe(one)} and ${describe(other)}`
}

function describe({ attribute, operator, expected }: Ask): string {
  return `${attribute} ${operator ?? 'is'} ${JSON.stringify(expected)}`
}

function exclude(one: Ask, other: Ask): boolean {
  // A list may hold a value of each.
  if (one.operator === '$in' && other.operator === '$in') return false
  const values = valuesOf(one)
  if (values) return !values.some((value) => admits(other, value))
  const others = valuesOf(other)
  if (others) return !others.some((value) => admits(one, value))
  const [below, above] = [one, other].toSorted((a, b) => side(a.operator) - side(b.operator))
  if (!below || !above || side(below.operator) !== -1 || side(above.operator) !== 1) return false
  const isTouching = below.operator === '$lte' && above.operator === '$gte'
  return Number(below.expected) < Number(above.expected) || (!isTouching && below.expected === above.expected)
}

function side(operator: string | undefined): number {
  if (operator === '$lt' || operator === '$lte') return -1
  return operator === '$gt' || operator === '$gte' ? 1 : 0
}

/** The only values an ask admits, where they can be listed. */
function valuesOf({ operator, expected }: Ask): unknown[] | undefined {
  if (operator === '$in') return listOf(expected)
  const isEquality = operator === undefined || operator === '$eq'
  return isEquality && /^(string|number)$/.test(typeof expected) ? [expected] : undefined
}

type Admits = (value: unknown, expected: unknown) => boolean

const admissions: Record<string, Admits> = {
  $ne: (value, expected) => value !== expected,
  $nin: (value, expected) => !listOf(expected).includes(value),
  $exists: (_value, expected) => Boolean(expected),
  $lt: (value, expected) => Number(value) < Number(expected),
  $lte: (value, expected) => Number(value) <= Number(expected),
  $gt: (value, expected) => Number(value) > Number(expected),
  $gte: (value, expected) => Number(value) >= Number(expected),
}

/** Whether an ask leaves room for a value; an ask that can't be judged here does. */
function admits(ask: Ask, value: unknown): boolean {
  const values = valuesOf(ask)
  if (values) return values.some((each) => `${each}` === `${value}`)
  const isNumber = typeof value === 'number' && typeof ask.expected === 'number'
  if (side(ask.operator) !== 0 && !isNumber) return true
  return admissions[ask.operator ?? '']?.(value, ask.expected) ?? true
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
  return [warning(`survey.reasons[${index}]`, `no rule answers the reason "${reason.id}"`, mend)]
}

function warning(path: string, message: string, mend: string): Problem {
  return { severity: 'warning', path, message, mend }
}
