import { questionsOf } from '../../flow/answers'
import { h } from '../h'
import { Row } from '../Row'
import type { Screen } from '../Screen'
import type { View } from '../view'
import { QuestionField } from './QuestionField'

export function surveyStep(view: View): Screen {
  const { flow, act, say } = view
  const { title, hint } = flow.config.survey
  return {
    title: say(title, 'survey.title'),
    lead: say(hint, 'survey.hint'),
    content: (
      <fieldset class="rows" aria-labelledby="title" aria-describedby="lead">
        {flow.reasons.map(({ id, label }) => {
          const isPicked = flow.answers.reason === id
          return [
            <Row
              part="reason"
              id={id}
              name="reason"
              label={say(label)}
              isPicked={isPicked}
              onPick={() => act({ type: 'answer', question: 'reason', value: id })}
            />,
            isPicked && questionsOf(flow).map((question) => <QuestionField view={view} question={question} />),
          ]
        })}
      </fieldset>
    ),
    ways: [{ name: 'continue' }, { name: 'cancel' }],
  }
}
