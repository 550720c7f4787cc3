import { isBroken } from '../../flow/isBroken'
import { StepScreen } from './StepScreen'
import type { View } from './view'
import type { WayProps } from './Way'

/**
 * Says what went wrong, as far as that is known, and what can be done: try again, cancel, or keep the subscription. It also
 * stands where a fault of ours stopped the flow, so it needs nothing of the second chunk.
 */
export function ErrorStep({ view }: { view: View }) {
  return <StepScreen view={view} icon={warning} tone="bad" {...contentOf(view)} />
}

/** An exclamation mark in a circle. */
const warning = 'M10 3a7 7 0 0 1 0 14a7 7 0 0 1 0-14zM10 6.5v4M10 13.25h.01'
const retry: WayProps = { name: 'retry' }
const cancel: WayProps = { name: 'cancel' }
const keep: WayProps = { name: 'keep' }

/** What the screen says, and the buttons it has, for each kind of failure. */
function contentOf({ flow, text, subscription }: View): {
  title: string
  alert?: string
  ways: (WayProps | false)[]
  foot?: WayProps
} {
  const { failure = '', refusal = '', operation, behind, outcome, interrupted } = flow
  if (isBroken(flow)) {
    const alert = text(outcome ? 'error.done' : 'error.broken')
    return { title: text('error.broken.title'), alert, ways: [retry, !!interrupted?.leavesBy && cancel], foot: keep }
  }
  if (failure === 'stranded') return { title: text('error.title'), alert: text('error.stranded'), ways: [] }
  const title = text(`error.${operation?.kind}`) || text('error.title')
  if (failure === 'refused')
    return { title, alert: refusal, ways: [behind.length > 0 && { name: 'back' }, cancel], foot: keep }
  return { title, alert: text(`error.${failure}`, { plan: subscription.planName }), ways: [retry, cancel], foot: keep }
}
