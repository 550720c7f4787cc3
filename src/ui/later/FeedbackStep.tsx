import { StepScreen } from '../first/StepScreen'
import type { View } from '../first/view'
import { QuestionField } from './QuestionField'

/** Asks the questions for everyone, whatever the reason. None is required. */
export function FeedbackStep({ view }: { view: View }) {
  const { flow, text } = view
  return (
    <StepScreen view={view} title={text('feedback.title')} ways={[{ name: 'continue' }, { name: 'cancel' }]}>
      <div class="rows">
        {flow.config.survey.questions?.map((question) => (
          <QuestionField key={question.id} view={view} question={question} />
        ))}
      </div>
    </StepScreen>
  )
}
