import { isAhead } from '../situation/moment'
import { readTime } from '../situation/readTime'
import type { Flow } from './flow'

/** Whether a pause or a cancellation that is under way can be taken back from here. */
export function canResume({ situation: { handlers, subscription } }: Flow): boolean {
  return subscription?.status !== 'canceled' && (handlers ?? ['resume']).includes('resume')
}

/** Whether what was just canceled can still be taken back. */
export function canUndo(flow: Flow, now: Date): boolean {
  const until = readTime(flow.receipt?.undoUntil) ?? undefined
  return flow.outcome === 'canceled' && isAhead(until, now) && canResume(flow)
}
