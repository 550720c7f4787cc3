import { Fragment } from 'preact'
import { questionsOf } from '../../flow/answers'
import { Screen } from '../Screen'
import type { View } from '../view'
import { QuestionField } from './QuestionField'

export function SurveyStep({ view }: { view: View }) {
  const { flow, act, text, say } = view
  const { title, hint } = flow.config.survey
  const ways = (
    <>
      <button type="button" part="continue" onClick={() => act({ type: 'continue' })}>
        {text('continue')}
      </button>
      <button type="button" part="cancel" onClick={() => act({ type: 'cancel' })}>
        {text('cancel')}
      </button>
    </>
  )
  return (
    <Screen view={view} title={title ? say(title) : text('surveyTitle')} ways={ways}>
      <p class="dim" id="hint">
        {hint ? say(hint) : text('surveyHint')}
      </p>
      <fieldset class="rows" aria-labelledby="title" aria-describedby="hint">
        {flow.reasons.map((reason) => (
          <Fragment key={reason.id}>
            <label part="reason" class="row" data-id={reason.id}>
              <input
                type="radio"
                name="reason"
                checked={flow.answers.reason === reason.id}
                onChange={() => act({ type: 'answer', reason: reason.id })}
              />
              <span>{say(reason.label)}</span>
            </label>
            {flow.answers.reason === reason.id &&
              questionsOf(flow).map((question) => <QuestionField key={question.id} view={view} question={question} />)}
          </Fragment>
        ))}
      </fieldset>
    </Screen>
  )
}
