import type { Moves } from './advanceBy'
import type { Flow, Outcome } from './flow'
import { isBroken } from './isBroken'
import { leaving } from './leaving'

/** The moves that work with the first chunk alone, while the screens after the survey are loading or have failed to load. */
export const firstMoves = {
  answer: (flow, { question, value }) => ({ ...flow, answers: { ...flow.answers, [question]: value } }),
  keep: (flow) => close(flow, isBroken(flow) && !!flow.interrupted?.leavesBy),
  close: (flow) => close(flow),
  aside: (flow, { failure }) => end({ ...flow, step: 'error', failure }, 'failed', failure === 'broken'),
  break(flow, { action, leavesBy }) {
    const { step, failure } = flow
    const interrupted = (isBroken(flow) && flow.interrupted) || { step, failure, action }
    return { ...flow, step: 'error', failure: 'broken', hasBroken: true, interrupted: { ...interrupted, leavesBy } }
  },
  retry: (flow) => (isBroken(flow) ? mendBreak(flow) : flow.operation ? { ...flow, busy: true } : flow),
  cancel(flow) {
    if (flow.step !== 'error') return flow
    if (!isBroken(flow) || flow.interrupted?.leavesBy !== 'handler') return end(flow, 'canceled', true)
    return { ...mendBreak(flow), step: 'error', operation: leaving(flow), busy: true }
  },
  settled: (flow, { receipt }) =>
    flow.operation?.kind === 'cancel' ? end({ ...flow, busy: false, receipt }, 'canceled', true) : flow,
  failed: (flow, { failure, refusal = '', leaves }) => {
    const failed: Flow = { ...flow, step: 'error', busy: false, failure, refusal }
    if (!flow.busy) return flow
    return flow.closed ? end(failed, leaves ? 'canceled' : 'failed') : failed
  },
} satisfies Moves

/** Goes back to the screen on which our fault stopped the customer. */
function mendBreak(flow: Flow): Flow {
  const { step = flow.step, failure } = flow.interrupted ?? {}
  return { ...flow, step, failure, interrupted: undefined }
}

/** The customer closes the dialog. `isChoice`: by a button that says to keep the subscription, and not by Escape or the like. */
function close(flow: Flow, isChoice = false): Flow {
  if (flow.busy) return { ...flow, closed: true }
  // A customer who tried to cancel and could not was not persuaded to stay.
  const isLost = flow.step === 'error' && !isChoice && hasTriedToLeave(flow)
  return end(flow, isLost ? 'failed' : flow.followed ? 'referred' : 'dismissed', true)
}

/** Whether the customer has asked to cancel, or was on a screen from which nothing could cancel. */
function hasTriedToLeave(flow: Flow): boolean {
  const { operation, interrupted } = flow
  const action = interrupted?.action?.type
  const hasNoWay = isBroken(flow) && !interrupted?.leavesBy
  return operation?.kind === 'cancel' || action === 'cancel' || action === 'confirm' || hasNoWay
}

/** Gives the flow an outcome, unless it has one: the first outcome stands. */
export function end(flow: Flow, outcome: Outcome, closed = flow.closed): Flow {
  return { ...flow, outcome: flow.outcome ?? outcome, closed }
}
