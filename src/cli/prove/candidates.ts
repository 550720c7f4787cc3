import { literalsOf, type Operand, operandsOf } from '../../config/lint/operands'
import type { Config, Question } from '../../config/schema/schema'

/** The values to try for one attribute; undefined stands for an attribute that is missing. */
export interface Candidates {
  attribute: string
  values: readonly unknown[]
  /** Whether the config's conditions can tell no other value from all of these. */
  isComplete: boolean
}

/** A text that no config compares with. */
const anyText = '(any other)'

const statuses = ['active', 'trialing', 'past_due', 'paused', 'canceling', 'canceled']

/** What can be told apart by numbers, or by whether they are equal. */
const plain = [
  undefined,
  '$eq',
  '$ne',
  '$in',
  '$nin',
  '$lt',
  '$lte',
  '$gt',
  '$gte',
  '$exists',
  '$inGroup',
  '$notInGroup',
]

/**
 * What customers can differ in, as far as the config's conditions ask: each value that an attribute is compared with, one between
 * each two, one beyond, another word, and none. Conditions of equality and order cannot tell further values apart; those of
 * patterns, lists and times can, and are said to be incomplete.
 */
export function candidatesOf(config: Config): Candidates[] {
  const asked = new Map<string, Operand[]>()
  for (const operand of operandsOf(config)) {
    const name = wholeOf(operand)
    asked.set(name, [...(asked.get(name) ?? []), operand])
  }
  const found = [...asked].map(([attribute, operands]) => candidatesFor(config, attribute, operands))
  return [
    { attribute: 'subscription.status', values: statuses, isComplete: true },
    ...found.filter(({ attribute }) => !/^(answers|history)\b|^subscription\.status$/.test(attribute)),
    // Also where no condition asks: an offer that was declined yesterday falls away, and the next of its list is made.
    { attribute: 'history.offers', values: historiesOf(config), isComplete: ![...asked.keys()].some(isHistory) },
  ]
}

/** The attribute that an operand is about, also where it looks at an item of a list or at its length. */
function wholeOf({ attribute }: Operand): string {
  return attribute.replace(/\[\].*|\.length$/, '')
}

function candidatesFor(config: Config, attribute: string, operands: Operand[]): Candidates {
  const literals = operands.flatMap((operand) => literalsOf(operand, config)).map(({ value }) => value)
  const isComplete = operands.every(({ operator }) => plain.includes(operator))
  return { attribute, values: distinguished(literals, operands), isComplete }
}

const isHistory = (attribute: string) => attribute.startsWith('history')

/** One value of each class that comparing with the literals can tell apart. */
function distinguished(literals: unknown[], operands: Operand[]): unknown[] {
  const numbers = [...new Set(literals.filter((each) => typeof each === 'number'))].sort((a, b) => a - b)
  const between = numbers.flatMap((each, index) => [each, (each + (numbers[index + 1] ?? each + 2)) / 2])
  const texts = literals.filter((each) => typeof each === 'string').map(plainText)
  const isTruth = operands.some(({ expected }) => typeof expected === 'boolean' && expected !== undefined)
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

/** What the customer can answer as far as rules can tell: each reason, none, and each option of questions that are asked of it. */
export function answersTo(config: Config): Record<string, unknown>[] {
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
      (given, question) =>
        given.flatMap((each) =>
          ofQuestion(question).map((value) => (value === undefined ? each : { ...each, [question.id]: value })),
        ),
      [start],
    )
  return [
    ...combine({}, everyone),
    ...reasons.flatMap(({ id, questions = [] }) => combine({ reason: id }, [...questions, ...everyone])),
  ]
}
