import type { Config, Question, Reason } from '../../config/schema/schema'
import { ClaimError } from './claimError'
import { quoted } from './quoted'

type Answers = Record<string, unknown>

/**
 * Only the answers that this survey could have got: the browser cannot add facts of its own. Results of a merchant's own
 * step are left out. Throws a ClaimError (malformed_claim) for an answer that the survey has no way to give.
 */
export function surveyAnswers({ survey }: Config, answers: Answers): Answers {
  const reason = reasonOf('reason', survey, answers)
  const suggested = reasonOf('suggestedReason', survey, answers)
  const asked = [...(reason?.questions ?? []), ...(survey.questions ?? [])]
  checkUnasked(survey, asked, answers)
  const given = asked.filter(({ id }) => isGiven(answers, id))
  for (const question of given) checkAnswer(question, answers[question.id])
  // The suggested reason is the browser's guess. It counts only where no reason was picked, or "other", and where the
  // survey has such a reason.
  const isUntold = !reason || reason.id === 'other'
  return {
    ...Object.fromEntries(given.map(({ id }) => [id, answers[id]])),
    ...(isUntold && suggested && { suggestedReason: suggested.id }),
    ...(reason && { reason: reason.id }),
  }
}

function reasonOf(name: string, { reasons }: Config['survey'], answers: Answers): Reason | undefined {
  if (!isGiven(answers, name)) return undefined
  const reason = reasons.find(({ id }) => id === answers[name])
  if (reason) return reason
  throw refusal(name, `one of ${reasons.map(({ id }) => id).join(', ')}`, answers[name])
}

/** Throws a ClaimError for an answer to a question that was never asked, because it belongs to a reason that was not picked. */
function checkUnasked({ reasons }: Config['survey'], asked: readonly Question[], answers: Answers): void {
  const ids = new Set(asked.map(({ id }) => id))
  for (const { id } of reasons.flatMap(({ questions = [] }) => questions)) {
    if (!ids.has(id) && isGiven(answers, id))
      throw refusal(id, 'nothing, for this reason asks no such question', answers[id])
  }
}

/** Whether there is an answer. Null and blank text say nothing, as in the flow itself. */
function isGiven(answers: Answers, id: string): boolean {
  const value = Object.hasOwn(answers, id) ? (answers[id] ?? '') : ''
  return typeof value === 'string' || Array.isArray(value) ? value.length > 0 && String(value).trim() !== '' : true
}

/** The most characters that the flow's own text field takes. */
const longestText = 4000
const ends = { rating: [1, 5], nps: [0, 10] } as const

function checkAnswer({ id, type, options = [] }: Question, value: unknown): void {
  const ids = options.map((option) => option.id)
  const expected = {
    text: `text of at most ${longestText} characters`,
    single: `one of ${ids.join(', ')}`,
    multiple: `a list of ${ids.join(', ')}, each once`,
    rating: 'a whole number from 1 to 5',
    nps: 'a whole number from 0 to 10',
  }[type]
  if (!couldAnswer(type, ids, value)) throw refusal(id, expected, value)
}

function couldAnswer(type: Question['type'], ids: readonly string[], value: unknown): boolean {
  if (type === 'text') return typeof value === 'string' && value.length <= longestText
  if (type === 'single') return ids.some((id) => id === value)
  if (type === 'multiple') {
    return Array.isArray(value) && new Set(value).size === value.length && value.every((one) => ids.includes(one))
  }
  const [least, most] = ends[type]
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most
}

function refusal(name: string, expected: string, value: unknown): ClaimError {
  return new ClaimError('malformed_claim', `claim.answers.${name}: expected ${expected}, got ${quoted(value)}.`)
}
