import { canResume } from '../../flow/resume'
import { isAhead } from '../../situation/moment'
import { periodEnd } from '../../situation/periodEnd'
import { subscriptionName } from '../first/subscriptionName'
import { StepScreen } from '../first/StepScreen'
import type { View } from '../first/view'
import { FactList } from './FactList'
import { knownFacts } from './offers/facts'

/**
 * A subscription that is not simply running: says so, and what can be done. The way to cancel stays, because what the page
 * says may be old.
 */
export function StateStep({ view }: { view: View }) {
  const { flow, act, text, date, subscription } = view
  const { status } = subscription
  const isPaused = status === 'paused'
  // What this screen is about was canceled before; `canceled` names the one that says so of what was just done.
  const state = status === 'canceled' ? 'ended' : status
  const resume = {
    name: 'accept',
    label: text(`${state}.accept`),
    class: 'primary',
    onClick: () => act({ type: 'resume' }),
  }
  return (
    <StepScreen
      view={view}
      title={text(`${state}.title`)}
      lead={text(`${state}.body`)}
      ways={[
        canResume(flow) && resume,
        isPaused && { name: 'decline', label: text('paused.decline') },
        { name: isPaused ? 'cancel' : 'close' },
      ]}
      foot={isPaused ? undefined : { name: 'cancel' }}
    >
      <div class="card">
        <FactList
          rows={knownFacts([
            [text('plan'), subscriptionName(subscription)],
            [text(`${state}.until`), date(untilOf(view))],
          ])}
        />
      </div>
    </StepScreen>
  )
}

/** When it is back, or ends, or ended; undefined where that day lies on the wrong side of now, for then it means something else. */
function untilOf({ subscription, now }: View): string | undefined {
  const { status, resumesAt } = subscription
  const time = status === 'paused' ? resumesAt : periodEnd(subscription)
  return isAhead(time, now) === (status !== 'canceled') ? time : undefined
}
