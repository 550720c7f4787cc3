import { Fragment, type FunctionComponent } from 'preact'
import { Row } from './Row'
import { StepScreen } from './StepScreen'
import type { View } from './view'

/** What the survey is drawn from. */
export interface SurveyStepProps {
  view: View
  /** Draws the questions of the picked reason under it. It is in the second chunk, so at first there is none. */
  Questions?: FunctionComponent<{ view: View }>
}

/** Asks why the customer leaves: one reason of several, and none is required. */
export function SurveyStep({ view, Questions }: SurveyStepProps) {
  const { flow, act, say } = view
  const { title, hint } = flow.config.survey
  return (
    <StepScreen
      view={view}
      title={say(title, 'survey.title')}
      lead={say(hint, 'survey.hint')}
      ways={[{ name: 'continue' }, { name: 'cancel' }]}
    >
      <fieldset class="rows" aria-labelledby="title" aria-describedby="lead">
        {flow.reasons.map(({ id, label }) => {
          const isPicked = flow.answers.reason === id
          return (
            <Fragment key={id}>
              <Row
                part="reason"
                id={id}
                name="reason"
                label={say(label, `reason.${id}`)}
                isPicked={isPicked}
                onPick={() => act({ type: 'answer', question: 'reason', value: id })}
              />
              {isPicked && Questions && <Questions view={view} />}
            </Fragment>
          )
        })}
      </fieldset>
    </StepScreen>
  )
}
