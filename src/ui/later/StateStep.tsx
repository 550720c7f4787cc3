import { canResume } from '../../flow/resume'
import { isAhead } from '../../situation/moment'
import { periodEnd } from '../../situation/periodEnd'
import { StepScreen } from '../first/StepScreen'
import { subscriptionName } from '../first/subscriptionName'
import type { View } from '../first/view'
import { FactList } from './FactList'
import { icons } from './icons'
import { knownFacts } from './offers/facts'

/**
 * Says that the subscription is canceled or paused already, and what can be done. The customer can still cancel, because what the
 * page knows may be old (law: the customer's word).
 */
export function StateStep({ view }: { view: View }) {
  const { flow, act, text, date, subscription } = view
  const { status } = subscription
  const isPaused = status === 'paused'
  // The texts of `canceled` are for a cancellation that this flow has made; here it was canceled before.
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
      icon={isPaused ? icons.pause : icons.calendar}
      lead={isPaused && !canResume(flow) ? '' : text(`${state}.body`)}
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

/** When it resumes, ends or ended. Undefined where that time is on the wrong side of now: then the page's data are old. */
function untilOf({ subscription, now }: View): string | undefined {
  const { status, resumesAt } = subscription
  const time = status === 'paused' ? resumesAt : periodEnd(subscription)
  return isAhead(time, now) === (status !== 'canceled') ? time : undefined
}
