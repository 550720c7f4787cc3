import { sum } from '../figures/sum'
import { isWhole, orderOf } from './orderOf'
import type { Move } from './readRecord'
import { readSession } from './readSession'
import { byStart, type Session } from './session'

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
    const orders = rest.map(orderOf)
    return {
      whole: whole.sort(byStart),
      gaps: sum(orders.map(({ gaps }) => gaps)),
      missing: sum(orders.map(({ missing }) => missing)),
      afterEnd: late + sum(orders.map(({ afterEnd }) => afterEnd)),
      clockSkew: whole.filter((session) => session.clockSkew).length,
    }
  }

  return { add, read }
}
