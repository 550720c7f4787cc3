import { sum } from '../figures/sum'
import type { Move } from './readRecord'
import { readSession } from './readSession'
import { outcomeOf, type Session } from './session'

/** Collects Moves and puts them together to Sessions. */
export interface Sessions {
  add(move: Move): void
  /** Every session in the order they started, and what was wrong with the order of their events. */
  read(): { whole: Session[]; gaps: number; missing: number; afterEnd: number; clockSkew: number }
}

/** How many moves are held before complete sessions are folded; about 20 MB. */
const heldMoves = 20_000

/**
 * Collects moves by session. Once many moves are held, each complete session (from 1 to its end, nothing missing) is folded
 * into a Session, which takes less memory.
 */
export function createSessions(foldAbove = heldMoves): Sessions {
  const open = new Map<string, Move[]>()
  const folded = new Map<string, Session>()
  let held = 0
  let limit = foldAbove
  let late = 0

  function add(move: Move): void {
    const key = JSON.stringify([move.source, move.session])
    if (folded.has(key)) {
      late += 1
      return
    }
    const moves = open.get(key)
    if (moves) moves.push(move)
    else open.set(key, [move])
    held += 1
    if (held > limit) fold()
  }

  function fold(): void {
    for (const [key, moves] of open) {
      if (!isWhole(moves)) continue
      folded.set(key, readSession(moves))
      open.delete(key)
      held -= moves.length
    }
    // Next time at twice what could not be folded: each sweep is then paid for by as many new moves.
    limit = Math.max(foldAbove, held * 2)
  }

  function read() {
    const rest = [...open.values()]
    const whole = [...folded.values(), ...rest.map(readSession)]
    return {
      whole: whole.sort((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0) || (a.id < b.id ? -1 : 1)),
      gaps: sum(rest.map((moves) => holes(moves).length)),
      missing: sum(rest.flatMap(holes)),
      afterEnd: late + sum(rest.map(pastEnd)),
      clockSkew: whole.filter((session) => session.clockSkew).length,
    }
  }

  return { add, read }
}

function isWhole(moves: readonly Move[]): boolean {
  const places = new Set(moves.map(({ seq }) => seq))
  const ends = moves.filter((move) => outcomeOf(move) !== null)
  const startsFirst = moves.some(({ type, seq }) => type === 'flow.started' && seq === 1)
  return (
    startsFirst &&
    ends.length === 1 &&
    ends[0]?.seq === moves.length &&
    places.size === moves.length &&
    !places.has(null)
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
