import { readDate } from '../../flow/calendar'
import { canResume } from '../../flow/resume'
import { FactList } from '../FactList'
import { h } from '../h'
import { known } from '../offers/facts'
import type { Screen } from '../Screen'
import type { View } from '../view'

/**
 * A subscription that is not simply running: says so, and what can be done. The way to cancel stays, because what the page
 * says may be old.
 */
export function stateStep({ flow, act, text, date, subscription }: View): Screen {
  const { status, plan, planName = plan, currentPeriodEnd, resumesAt } = subscription
  const isPaused = status === 'paused'
  // What this screen is about has ended; `canceled` names the one that says so of what was just done.
  const state = status === 'canceled' ? 'ended' : status
  return {
    title: text(`${state}.title`),
    lead: text(`${state}.body`),
    content: (
      <div class="card">
        <FactList
          rows={known([
            [text('plan'), planName],
            [text(`${state}.until`), date(readDate(isPaused ? resumesAt : currentPeriodEnd))],
          ])}
        />
      </div>
    ),
    ways: [
      canResume(flow) && {
        name: 'accept',
        label: text(`${state}.accept`),
        class: 'primary',
        onClick: () => act({ type: 'resume' }),
      },
      isPaused && { name: 'decline', label: text('paused.decline') },
      { name: isPaused ? 'cancel' : 'close' },
    ],
    foot: isPaused ? undefined : { name: 'cancel' },
  }
}
