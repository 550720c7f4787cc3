import { literalsOf, operandsOf } from '../../config/lint/operands'
import type { Config, Question } from '../../config/schema/schema'

/** The operators that ask for equality alone. */
const equal = [undefined, '$eq', '$ne', '$in', '$nin', '$exists', '$inGroup', '$notInGroup']
const ordered = ['$lt', '$lte', '$gt', '$gte']

/** Figures that are made of several fields, and those fields: where both are asked, trying each by itself is not all. */
const figures = /^subscription\.(mrr|tenureDays|daysLeft)$/
const parts = /^subscription\.(amount|quantity|interval|intervalCount|discount|startedAt|currentPeriodEnd|trialEnd)\b/

/**
 * Whether the values that `candidatesOf` and `answersTo` try are all that this config can tell apart. It says no in doubt: what is
 * not reached is then a warning, and no proof.
 */
export function tellsAllApart(config: Config): boolean {
  const operands = operandsOf(config)
  const isAsked = (pattern: RegExp) => operands.some(({ attribute }) => pattern.test(attribute))
  return !(
    (isAsked(figures) && isAsked(parts)) ||
    isAsked(/^history\b/) ||
    isDealtToFew(config) ||
    operands.some((operand) => {
      const { attribute, operator } = operand
      const question = questionOf(config, attribute)
      if (attribute.startsWith('answers.')) return !equal.includes(operator) || !isClosed(question, operator)
      const isText = literalsOf(operand, config).some(({ value }) => typeof value === 'string')
      return ![...equal, ...ordered].includes(operator) || (isText && ordered.includes(`${operator}`))
    })
  )
}

/** Whether chance leaves an arm, or everybody, to so few customers that those who are tried may miss them. */
function isDealtToFew({ rules = [], holdout }: Config): boolean {
  const few = ({ coverage = 1, variations }: NonNullable<(typeof rules)[number]['experiment']>) =>
    variations.some(({ weight }) => weight > 0 && weight * coverage < 0.1)
  return (holdout?.share ?? 0) > 0.5 || rules.some(({ experiment }) => experiment && few(experiment))
}

function questionOf({ survey }: Config, attribute: string): Question | undefined {
  const questions = [...(survey.questions ?? []), ...survey.reasons.flatMap(({ questions = [] }) => questions)]
  return questions.find(({ id }) => attribute === `answers.${id}`)
}

/** Whether all answers to a question are tried: of several options in one answer and of free text they are not. */
function isClosed(question: Question | undefined, operator: string | undefined): boolean {
  if (question?.type === 'text') return operator === '$exists'
  return question?.type !== 'multiple' || (question.options ?? []).length < 3
}
