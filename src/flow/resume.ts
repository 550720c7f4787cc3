import { isInStore } from '../situation/isInStore'
import { isAhead } from '../situation/moment'
import { readTime } from '../situation/readTime'
import type { Flow } from './flow'

/** Whether the customer can end a pause, or take back a cancellation that has not taken effect: it takes a `resume` handler. */
export function canResume({ situation: { handlers, subscription } }: Flow): boolean {
  return subscription?.status !== 'canceled' && !isInStore(subscription) && (handlers ?? ['resume']).includes('resume')
}

/** Whether the cancellation that this flow has made can still be taken back at the time `now`. */
export function canUndo(flow: Flow, now: Date): boolean {
  const until = readTime(flow.receipt?.undoUntil) ?? undefined
  return flow.outcome === 'canceled' && isAhead(until, now) && canResume(flow)
}
