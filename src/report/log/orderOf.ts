import { sum } from '../figures/sum'
import type { Move } from './readRecord'
import { outcomeOf } from './session'

/** What is wrong with the order of one session's events. */
export interface Order {
  /** How many holes its sequence has, one before its first event included; `missing` is how many events they lack. */
  gaps: number
  missing: number
  /** How many events claim to follow its end. */
  afterEnd: number
}

/** The order of a complete session, in which nothing is wrong. */
export const noDisorder: Order = { gaps: 0, missing: 0, afterEnd: 0 }

/** What is wrong with the order of these moves of one session. */
export function orderOf(moves: readonly Move[]): Order {
  const sizes = holes(moves)
  return { gaps: sizes.length, missing: sum(sizes), afterEnd: pastEnd(moves) }
}

/** Whether a session is complete: from 1 to its only end, and nothing missing. */
export function isWhole(moves: readonly Move[]): boolean {
  const places = new Set(moves.map(({ seq }) => seq))
  const ends = moves.filter((move) => outcomeOf(move) !== null)
  const startsFirst = moves.some(({ type, seq }) => type === 'flow.started' && seq === 1)
  return (
    startsFirst &&
    ends.length === 1 &&
    ends[0]?.seq === moves.length &&
    places.size === moves.length &&
    // Without this, an event past the end would fill a hole before it.
    moves.every(({ seq }) => seq !== null && seq <= moves.length)
  )
}

/** The size of each hole in the sequence, one before its first event included. */
function holes(moves: readonly Move[]): number[] {
  const places = [...new Set(moves.flatMap(({ seq }) => seq ?? []))].sort((a, b) => a - b)
  return places.map((place, index) => place - (places[index - 1] ?? 0) - 1).filter((missing) => missing > 0)
}

function pastEnd(moves: readonly Move[]): number {
  const ends = moves.filter((move) => outcomeOf(move) !== null).flatMap(({ seq }) => seq ?? [])
  const end = ends.reduce((first, seq) => Math.min(first, seq), Infinity)
  return moves.filter(({ seq }) => seq !== null && seq > end).length
}
