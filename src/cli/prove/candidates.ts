import { literalsOf, type Operand, operandsOf } from '../../config/lint/operands'
import type { Config, Question } from '../../config/schema/schema'

/** The values to try for one attribute; undefined stands for an attribute that is missing. */
export interface Candidates {
  attribute: string
  values: readonly unknown[]
}

/** A text that no config compares with. */
const anyText = '(any other)'

const statuses = ['active', 'trialing', 'past_due', 'paused', 'canceling', 'canceled']

/**
 * What customers can differ in, as far as the config's conditions ask: each value that an attribute is compared with, one between
 * each two, one beyond, another word, and none. Whether that is all, `tellsAllApart` says.
 */
export function candidatesOf(config: Config): Candidates[] {
  const asked = new Map<string, Operand[]>()
  for (const operand of operandsOf(config)) {
    const name = wholeOf(operand)
    asked.set(name, [...(asked.get(name) ?? []), operand])
  }
  // A page may say neither, which differs from any value only where a condition asks.
  const noneIfAsked = (attribute: string) => (asked.has(attribute) ? [undefined] : [])
  const found = [...asked].map(([attribute, operands]) => ({ attribute, values: distinguished(config, operands) }))
  return [
    { attribute: 'subscription.status', values: [...statuses, ...noneIfAsked('subscription.status')] },
    { attribute: 'customer.country', values: countriesOf(config, found) },
    { attribute: 'subscription.currency', values: [...currenciesOf(config), ...noneIfAsked('subscription.currency')] },
    ...found.filter(
      ({ attribute }) => !/^(answers|history)\b|^subscription\.(status|currency)$|^customer\.country$/.test(attribute),
    ),
    // Also where no condition asks: an offer that was declined yesterday falls away, and the next of its list is made.
    { attribute: 'history.offers', values: historiesOf(config) },
  ]
}

/** The attribute that an operand is about, also where it looks at an item of a list or at its length. */
function wholeOf({ attribute }: Operand): string {
  return attribute.replace(/\[\].*|\.length$/, '')
}

/** The countries that conditions tell apart; and where the config has presets by country, one for each preset. */
function countriesOf({ fairness }: Config, found: readonly Candidates[]): unknown[] {
  const { values = [undefined] } = found.find(({ attribute }) => attribute === 'customer.country') ?? {}
  const byPreset = new Map(
    typeof fairness === 'object' ? Object.entries(fairness).map(([key, preset]) => [preset, key]) : [],
  )
  return [...new Set([...values, ...[...byPreset.values()].filter((key) => key !== 'default')])]
}

/** The currencies of the config's prices and conditions, since an offer in another one than the customer's falls away. */
function currenciesOf(config: Config): string[] {
  const offers = Object.values(config.offers ?? {})
  const priced = offers.flatMap((offer): { currency?: string | undefined }[] =>
    'plans' in offer ? offer.plans : [{ currency: 'currency' in offer ? offer.currency : undefined }],
  )
  const ofOffers = priced.flatMap(({ currency }) => currency ?? [])
  const asked = operandsOf(config)
    .filter(({ attribute }) => attribute === 'subscription.currency')
    .flatMap((operand) => literalsOf(operand, config).map(({ value }) => value))
    .filter((value) => typeof value === 'string')
  return [...new Set(['USD', ...ofOffers, ...asked].map((code) => code.toUpperCase()))]
}

/** One value of each class that comparing with the literals can tell apart. */
function distinguished(config: Config, operands: Operand[]): unknown[] {
  const literals = operands.flatMap((operand) => literalsOf(operand, config)).map(({ value }) => value)
  const numbers = [...new Set(literals.filter((each) => typeof each === 'number'))].sort((a, b) => a - b)
  const between = numbers.flatMap((each, index) => [each, (each + (numbers[index + 1] ?? each + 2)) / 2])
  const texts = literals.filter((each) => typeof each === 'string').map(plainText)
  const isTruth = operands.some(({ expected }) => typeof expected === 'boolean')
  return [
    undefined,
    ...(numbers.length ? [(numbers[0] ?? 0) - 1, ...between] : []),
    ...new Set(texts),
    ...(texts.length || !numbers.length ? [anyText] : []),
    ...(isTruth ? [true, false] : []),
  ]
}

/** A text that a pattern is likely to match: the pattern without its signs. */
function plainText(pattern: string): string {
  return pattern.replaceAll(/^\^|\$$|\\/g, '')
}

/** Nothing offered before, and each offer accepted or declined the day before. */
function historiesOf({ offers = {} }: Config): unknown[] {
  const records = Object.keys(offers).flatMap((id) =>
    ['accepted', 'declined'].map((status) => [{ id, status, days: 0.5 }]),
  )
  return [undefined, ...records]
}

/** More combinations of answers than these, for each reason, are not tried. */
const mostAnswers = 60

/** What customers can answer, and whether that is all that rules can tell apart. */
export interface Answers {
  combinations: Record<string, unknown>[]
  isComplete: boolean
}

/** What the customer can answer as far as rules can tell: each reason, none, and each option of questions that are asked of it. */
export function answersTo(config: Config): Answers {
  let isComplete = true
  const { reasons, questions: everyone = [] } = config.survey
  const asked = new Set(operandsOf(config).map(wholeOf))
  const ofQuestion = ({ id, type, options = [] }: Question): unknown[] => {
    if (!asked.has(`answers.${id}`)) return [undefined]
    if (type === 'single') return [undefined, ...options.map((option) => option.id)]
    if (type === 'multiple') return [undefined, ...options.map((option) => [option.id]), options.map(({ id }) => id)]
    return type === 'text' ? [undefined, anyText] : [undefined, ...Array.from({ length: 11 }, (_, score) => score)]
  }
  const combine = (start: Record<string, unknown>, questions: readonly Question[]) =>
    questions.reduce<Record<string, unknown>[]>(
      (given, question) => {
        const all = given.flatMap((each) =>
          ofQuestion(question).map((value) => (value === undefined ? each : { ...each, [question.id]: value })),
        )
        isComplete &&= all.length <= mostAnswers
        return all.slice(0, mostAnswers)
      },
      [start],
    )
  const combinations = [
    ...combine({}, everyone),
    ...reasons.flatMap(({ id, questions = [] }) => combine({ reason: id }, [...questions, ...everyone])),
  ]
  return { combinations, isComplete }
}
