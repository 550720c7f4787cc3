import type { Moves } from './advanceBy'
import type { Flow, Outcome } from './flow'

/** What can be done while the screens after the survey are still on their way. */
export const firstMoves = {
  answer: (flow, { question, value }) => ({ ...flow, answers: { ...flow.answers, [question]: value } }),
  keep: close,
  close,
  aside: (flow, { failure }) => end({ ...flow, step: 'error', failure }, 'failed', failure === 'broken'),
} satisfies Moves

function close(flow: Flow): Flow {
  if (flow.busy) return { ...flow, closed: true }
  // Who tried to cancel and could not has not been kept.
  const triedToLeave = flow.step === 'error' && flow.operation?.kind === 'cancel'
  return end(flow, triedToLeave ? 'failed' : flow.followed ? 'referred' : 'dismissed', true)
}

/** A flow has one outcome: the first. */
export function end(flow: Flow, outcome: Outcome, closed = flow.closed): Flow {
  return { ...flow, outcome: flow.outcome ?? outcome, closed }
}
