import { questionsOf } from '../../flow/answers'
import type { View } from '../first/view'
import { QuestionField } from './QuestionField'

/** The questions about the reason that was picked. */
export function ReasonQuestions({ view }: { view: View }) {
  return questionsOf(view.flow).map((question) => <QuestionField key={question.id} view={view} question={question} />)
}
