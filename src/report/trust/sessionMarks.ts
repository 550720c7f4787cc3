import type { Move } from '../log/readRecord'
import { type Outcome, outcomeOf } from '../log/session'

/** Whether a ticket speaks for all of a session; null where the receiver has said of none of its moves. One that was slipped in is enough. */
export function isVouched(story: readonly Move[]): boolean | null {
  if (story.some(({ vouched }) => vouched === 'none')) return false
  return story.some(({ vouched }) => vouched !== null) ? true : null
}

/**
 * Whether a session tells what no page can have told. Where events are missing they may have been lost on the way; of a session that
 * consists of its end, all the rest would have to be.
 */
export function isImpossible(story: readonly Move[], outcome: Outcome | null): boolean {
  if (outcome !== null && story.length === 1) return true
  if (hasHoles(story)) return false
  const isBegun = story.some(({ type }) => type === 'flow.started')
  return !isBegun || (outcome === 'saved' && !isSavedBySomething(story))
}

function hasHoles(story: readonly Move[]): boolean {
  const places = new Set(story.map(({ seq }) => seq))
  return story.some((_, index) => !places.has(index + 1))
}

function isSavedBySomething(story: readonly Move[]): boolean {
  return story.some(
    (move) =>
      move.type === 'offer.applied' ||
      move.type === 'offer.accepted' ||
      (outcomeOf(move) && move.data.resumed === true),
  )
}
