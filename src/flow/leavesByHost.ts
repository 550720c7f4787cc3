import type { Action, Flow } from './flow'
import { isBroken } from './isBroken'

/** Whether the action hands over to the host's own cancel, in the very gesture. */
export function leavesByHost(flow: Flow, type: Action['type']): boolean {
  const { closed, busy, outcome, step, situation, interrupted } = flow
  const { handlers = ['cancel'] } = situation
  if (closed) return false
  if (isBroken(flow)) return type === 'cancel' && interrupted?.leavesBy !== 'handler'
  if (busy || outcome) return false
  if (type === 'confirm') return step === 'confirm' && !handlers.includes('cancel')
  return type === 'cancel' && step === 'error' && !isRefusedOffer(flow)
}

/** A refused offer leaves the cancellation as it was: still to come. */
export function isRefusedOffer({ failure, operation }: Flow): boolean {
  return failure === 'refused' && operation?.kind !== 'cancel'
}
