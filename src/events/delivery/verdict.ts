import type { Answer } from './post'

/** What an answer says of one event: `open` events were neither taken nor refused. */
export type Verdict = 'delivered' | 'rejected' | 'open'

/** What to do about the events of a batch that stayed open. */
export type FollowUp = 'none' | 'retry' | 'halve' | 'bury'

/** Statuses that say that the same body will never be taken: malformed, too large, not processable. */
const refusals = [400, 413, 422]

/** What an answer says of the event with this `id` at this `place` of the batch. A receiver may name what it took and what not. */
export function verdictOn({ ok, status, accepted, rejected }: Answer, id: string, place: number): Verdict {
  // The body is the receiver's: it may hold anything.
  if ((ok || refusals.includes(status)) && rejected?.some?.((one) => one?.index === place)) return 'rejected'
  return ok && (accepted?.includes?.(id) ?? true) ? 'delivered' : 'open'
}

/** A batch that was refused whole is halved until the one event that is to blame stands alone; that one is buried. */
export function followUpOf({ status }: Answer, open: number): FollowUp {
  if (!open) return 'none'
  if (!refusals.includes(status)) return 'retry'
  return open > 1 ? 'halve' : 'bury'
}
