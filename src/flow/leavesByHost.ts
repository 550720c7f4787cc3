import type { Action, Flow } from './flow'
import { isBroken } from './isBroken'

/**
 * Whether the action hands over to the page's own cancel control. The caller must press it in the same task: a browser lets a
 * page open windows only inside the customer's own gesture.
 */
export function leavesByHost(flow: Flow, type: Action['type']): boolean {
  const { closed, busy, outcome, step, situation, interrupted } = flow
  const { kind: asked = 'cancel', handlers = [asked] } = situation
  if (closed) return false
  if (isBroken(flow)) return type === 'cancel' && interrupted?.leavesBy !== 'handler'
  if (busy || outcome) return false
  if (type === 'confirm') return step === 'confirm' && !handlers.includes(asked)
  return type === 'cancel' && step === 'error' && !isRefusedOffer(flow)
}

/** Whether an offer or a resumption was refused. The cancellation is then still to come, so it is not what failed. */
export function isRefusedOffer({ failure, operation }: Flow): boolean {
  return failure === 'refused' && operation?.kind !== 'cancel'
}
