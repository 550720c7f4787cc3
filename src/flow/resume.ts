import type { Flow } from './flow'
import { readDate } from './readDate'

/** Whether a pause or a cancellation that is under way can be taken back from here. */
export function canResume({ situation: { handlers, subscription } }: Flow): boolean {
  return subscription?.status !== 'canceled' && (handlers ?? ['resume']).includes('resume')
}

/** Whether what was just canceled can still be taken back. */
export function canUndo(flow: Flow, now: Date): boolean {
  const until = readDate(flow.receipt?.undoUntil)
  return flow.outcome === 'canceled' && until !== undefined && until > now && canResume(flow)
}
