import { h } from '../h'
import type { Screen } from '../Screen'
import type { View } from '../view'
import { QuestionField } from './QuestionField'

/** What everyone is asked, whatever the reason; none of it is required. */
export function feedbackStep(view: View): Screen {
  const { flow, text } = view
  return {
    title: text('feedback.title'),
    content: (
      <div class="rows">
        {flow.config.survey.questions?.map((question) => (
          <QuestionField view={view} question={question} />
        ))}
      </div>
    ),
    ways: [{ name: 'continue' }, { name: 'cancel' }],
  }
}
