import type { Problem } from '../problem'
import type { Config, Question } from '../schema'

/** Names that `answers` keeps for the reason itself. */
const reserved = ['reason', 'category', 'influence']

/** Questions that offer nothing to choose from, or whose answer would hide the reason's own. */
export function lintQuestions({ survey }: Config): Problem[] {
  return survey.reasons.flatMap(({ questions = [] }, reason) =>
    questions.flatMap((question, index) => lintQuestion(question, `survey.reasons[${reason}].questions[${index}]`)),
  )
}

function lintQuestion({ id, type, options = [] }: Question, path: string): Problem[] {
  const takesOptions = type === 'single' || type === 'multiple'
  if (takesOptions && !options.length) {
    return [
      {
        severity: 'error',
        path,
        message: `a ${type} question needs options`,
        mend: 'Add "options", or make it a "text".',
      },
    ]
  }
  if (!reserved.includes(id)) return []
  const message = `"${id}" is what rules call the reason's own ${id}`
  return [{ severity: 'error', path: `${path}.id`, message, mend: 'Give the question another id.' }]
}
