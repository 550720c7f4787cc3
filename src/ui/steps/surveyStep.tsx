import { type Children, h } from '../h'
import { Row } from '../Row'
import type { Screen } from '../Screen'
import type { View } from '../view'

/** `questions` draws those of the picked reason under it; they come with the screens after this one. */
export function surveyStep(view: View, questions: (view: View) => Children = () => undefined): Screen {
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
              label={say(label, `reason.${id}`)}
              isPicked={isPicked}
              onPick={() => act({ type: 'answer', question: 'reason', value: id })}
            />,
            isPicked && questions(view),
          ]
        })}
      </fieldset>
    ),
    ways: [{ name: 'continue' }, { name: 'cancel' }],
  }
}
