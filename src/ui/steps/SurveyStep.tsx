import { Fragment, h } from 'preact'
import { questionsOf } from '../../flow/answers'
import { Row } from '../Row'
import { Screen } from '../Screen'
import type { View } from '../view'
import { Way } from '../Way'
import { QuestionField } from './QuestionField'

export function SurveyStep({ view }: { view: View }) {
  const { flow, act, text, say } = view
  const { title, hint } = flow.config.survey
  const ways = [<Way key="continue" view={view} name="continue" />, <Way key="cancel" view={view} name="cancel" />]
  return (
    <Screen view={view} title={title ? say(title) : text('survey.title')} ways={ways}>
      <p class="dim" id="hint">
        {hint ? say(hint) : text('survey.hint')}
      </p>
      <fieldset class="rows" aria-labelledby="title" aria-describedby="hint">
        {flow.reasons.map(({ id, label }) => {
          const isPicked = flow.answers.reason === id
          return (
            <Fragment key={id}>
              <Row
                part="reason"
                id={id}
                name="reason"
                label={say(label)}
                isPicked={isPicked}
                onPick={() => act({ type: 'answer', question: 'reason', value: id })}
              />
              {isPicked && questionsOf(flow).map((question) => <QuestionField key={question.id} view={view} question={question} />)}
            </Fragment>
          )
        })}
      </fieldset>
    </Screen>
  )
}
