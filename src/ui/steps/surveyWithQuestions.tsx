import { questionsOf } from '../../flow/answers'
import { h } from '../h'
import type { Screen } from '../Screen'
import type { View } from '../view'
import { QuestionField } from './QuestionField'
import { surveyStep } from './surveyStep'

/** The survey once everything is there. */
export function surveyWithQuestions(view: View): Screen {
  return surveyStep(view, ({ flow }) =>
    questionsOf(flow).map((question) => <QuestionField view={view} question={question} />),
  )
}
