import { presetOf } from '../config/schema/presetOf'
import { isInStore } from '../situation/isInStore'
import { isAhead } from '../situation/moment'
import { readTime } from '../situation/readTime'
import type { Flow } from './flow'

/** Whether the customer can end a pause, or take back a cancellation that has not taken effect: it takes a `resume` handler. */
export function canResume({ situation: { handlers, subscription } }: Flow): boolean {
  return subscription?.status !== 'canceled' && !isInStore(subscription) && (handlers ?? ['resume']).includes('resume')
}

/**
 * Whether the press of `cancel` is the customer's last word, because it can be taken back: `strict` asks nobody twice. It takes
 * handlers for both.
 */
export function undoesInstead(flow: Flow): boolean {
  const { config, situation } = flow
  const { handlers = ['cancel'], kind } = situation
  return (
    presetOf(config, situation) === 'strict' && kind !== 'withdraw' && handlers.includes('cancel') && canResume(flow)
  )
}

/** Whether the cancellation that this flow has made can still be taken back at the time `now`. */
export function canUndo(flow: Flow, now: Date): boolean {
  const until = readTime(flow.receipt?.undoUntil) ?? undefined
  const isKept = until ? isAhead(until, now) : undoesInstead(flow)
  return flow.outcome === 'canceled' && flow.situation.kind !== 'withdraw' && isKept && canResume(flow)
}
