import { shortName } from '../log/fingerprint'
import { isWhole, noDisorder, type Order, orderOf } from '../log/orderOf'
import type { Move } from '../log/readRecord'
import { readSession } from '../log/readSession'
import type { Session } from '../log/session'

/**
 * One session of one mode as a partial report keeps it: folded where it is complete, with short names of its events to tell
 * copies by; else its events, for other shards may hold the rest of them.
 */
export type Kept = { mode: string; session: Session; names: string[] } | { mode: string; moves: Move[] }

/** A session put together from all that was kept of it, and how many of its events count. */
export interface MergedSession extends Order {
  mode: string
  session: Session
  events: number
  /** Events that several shards have. */
  duplicates: number
}

/** What sessions of one log are told apart by. A page may send test and live events under one session id. */
export function sessionKey(mode: string, source: string, session: string): string {
  return JSON.stringify([mode, source, session])
}

/** The key of what was kept. */
export function keyOfKept(kept: Kept): string {
  return sessionKey(kept.mode, sourceOf(kept), ('session' in kept ? kept.session.id : kept.moves[0]?.session) ?? '')
}

/** The source of the events of what was kept. */
export function sourceOf(kept: Kept): string {
  return ('session' in kept ? kept.session.source : kept.moves[0]?.source) ?? ''
}

/** Keeps all moves of one session and mode that a shard has. Needs at least one. */
export function keep(mode: string, moves: Move[]): Kept {
  if (!isWhole(moves)) return { mode, moves }
  return { mode, session: readSession(moves), names: moves.map(({ id }) => shortName(id)) }
}

/**
 * One session from what all shards kept of it, in the order of the shards. What comes to a complete session counts as after
 * its end, as in one log, and what several shards have counts once (law: no event lost, none twice).
 */
export function mergeKept(kept: readonly [Kept, ...Kept[]]): MergedSession {
  const folded = kept.find((each) => 'session' in each)
  return folded && 'session' in folded ? withLate(folded, kept) : together(kept)
}

function withLate(folded: Extract<Kept, { session: Session }>, kept: readonly Kept[]): MergedSession {
  const known = new Set(folded.names)
  const others = kept.filter((each) => each !== folded).flatMap(namesOf)
  for (const name of others) known.add(name)
  const late = known.size - folded.names.length
  return {
    ...noDisorder,
    mode: folded.mode,
    session: folded.session,
    events: known.size,
    duplicates: others.length - late,
    afterEnd: late,
  }
}

/** The short names of the events of what was kept. */
export function namesOf(kept: Kept): string[] {
  return 'session' in kept ? kept.names : kept.moves.map(({ id }) => shortName(id))
}

function together(kept: readonly [Kept, ...Kept[]]): MergedSession {
  const all = kept.flatMap((each) => ('moves' in each ? each.moves : []))
  const first = new Map<string, Move>()
  for (const move of all) if (!first.has(move.id)) first.set(move.id, move)
  const moves = [...first.values()]
  return {
    mode: kept[0].mode,
    session: readSession(moves),
    events: moves.length,
    duplicates: all.length - moves.length,
    ...orderOf(moves),
  }
}
