import type { Move } from '../log/readRecord'
import { type Outcome, outcomeOf } from '../log/session'

/**
 * Whether a ticket speaks for all of a session; null where the receiver marked none of its events. One event without a
 * ticket is enough for false, since it may have been slipped in.
 */
export function isVouched(story: readonly Move[]): boolean | null {
  if (story.some(({ vouched }) => vouched === 'none')) return false
  return story.some(({ vouched }) => vouched !== null) ? true : null
}

/**
 * Whether a session says what no page can have sent. A session with holes is not blamed, for its events may have been lost;
 * but one that is only an ending would have lost all the others.
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
