import { readDate } from '../../flow/readDate'
import { canResume } from '../../flow/resume'
import { FactList } from '../FactList'
import { known } from '../offers/facts'
import { StepScreen } from '../StepScreen'
import type { View } from '../view'

/**
 * A subscription that is not simply running: says so, and what can be done. The way to cancel stays, because what the page
 * says may be old.
 */
export function StateStep({ view }: { view: View }) {
  const { flow, act, text, date, subscription } = view
  const { status, plan, planName = plan, currentPeriodEnd, resumesAt } = subscription
  const isPaused = status === 'paused'
  // What this screen is about has ended; `canceled` names the one that says so of what was just done.
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
          rows={known([
            [text('plan'), planName],
            [text(`${state}.until`), date(readDate(isPaused ? resumesAt : currentPeriodEnd))],
          ])}
        />
      </div>
    </StepScreen>
  )
}
