import { at, type Problem } from '../check/problem'
import type { Config, Question } from '../schema/schema'
import { failure, spotAt, warning } from './finding'

/** The keys of `answers` that belong to the reason itself. */
const reserved = ['reason', 'category', 'influence', 'suggestedReason']

interface Placed {
  question: Question
  path: string
  /** The reason that it belongs to; undefined for a question of the survey's own screen. */
  reason: string | undefined
}

/** Finds questions without options, and questions whose answer would replace another one or the reason. */
export function lintQuestions({ survey, steps = [] }: Config): Problem[] {
  const placed = [
    ...survey.reasons.flatMap(({ id, questions = [] }, reason) =>
      questions.map((question, index) => ({
        question,
        reason: id,
        path: `survey.reasons[${reason}].questions[${index}]`,
      })),
    ),
    ...(survey.questions ?? []).map((question, index) => ({
      question,
      reason: undefined,
      path: `survey.questions[${index}]`,
    })),
  ]
  const stepIds = steps.map(({ id }) => id)
  return placed.flatMap((each, index) => [
    ...lintOptions(each),
    ...lintId(each, stepIds),
    ...lintTwice(each, placed.slice(0, index)),
  ])
}

function lintOptions({ question: { type, options = [] }, path }: Placed): Problem[] {
  const takesOptions = type === 'single' || type === 'multiple'
  if (takesOptions && !options.length)
    return [failure(spotAt(path), `a ${type} question needs options`, 'Add "options", or make it a "text".')]
  if (takesOptions || !options.length) return []
  const message = `a ${type} question shows no options`
  return [warning(spotAt(at(path, 'options')), message, 'Take them out, or make it "single" or "multiple".')]
}

function lintId({ question: { id }, path }: Placed, stepIds: string[]): Problem[] {
  const spot = spotAt(at(path, 'id'))
  const mend = 'Give the question another id.'
  if (reserved.includes(id)) return [failure(spot, `"${id}" is what rules call the reason's own ${id}`, mend)]
  if (id === '__proto__') return [failure(spot, `"${id}" can't hold an answer`, mend)]
  if (stepIds.includes(id)) return [warning(spot, `"${id}" is a step too, whose result hides this answer`, mend)]
  if (!/[.[\]]/.test(id)) return []
  return [warning(spot, `"${id}" has a dot or a bracket, which rules read as a path, so none can ask for it`, mend)]
}

/** Finds an id given twice. The same question may stand under several reasons, since one is picked; a different one may not. */
function lintTwice({ question, path, reason }: Placed, before: Placed[]): Problem[] {
  const earlier = before.find(({ question: { id } }) => id === question.id)
  if (!earlier) return []
  const isAskedTwice = reason === undefined
  const isSame = JSON.stringify(earlier.question) === JSON.stringify(question)
  if (isSame && !isAskedTwice) return []
  const message = `"${question.id}" is the id of ${earlier.path} too, ${isAskedTwice ? 'whose answer this one replaces' : 'so their answers are counted as one'}`
  return [warning(spotAt(at(path, 'id')), message, 'Give each question an id of its own.')]
}
