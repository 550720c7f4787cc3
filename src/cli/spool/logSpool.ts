import { type Move, type Refusal, readRecord } from '../../report/log/readRecord'
import { type Kept, keep, sessionKey } from '../../report/partial/kept'
import { createSpool, type SpoolPlace } from './createSpool'
import { moveOf, textOfMove } from './moveText'

/** What was read of a log, however it was put together. */
export interface LogCounts {
  events: number
  duplicates: number
  unknownVersion: number
  foreign: number
  unreadable: number
}

/** A log that is taken record by record, and given back session by session. */
export interface LogSpool {
  /** Takes one record of the log, in any order. Returns why it is no event of ours, if it is none. */
  add(record: unknown): Refusal | undefined
  /** Every session and mode of the log, once, with its events once each; only when all records were added. */
  kept(): Generator<Kept>
  /** What was read; `duplicates` is known once `kept` is through. */
  counts: LogCounts
}

/**
 * Takes a log apart to its sessions outside of memory. Memory holds one part of the log at a time, and one bit an event:
 * whether the event is a copy.
 */
export function logSpool(place: SpoolPlace): LogSpool {
  const moves = createSpool('moves', place)
  const names = createSpool('names', place)
  const counts: LogCounts = { events: 0, duplicates: 0, unknownVersion: 0, foreign: 0, unreadable: 0 }
  let taken = 0

  function add(record: unknown): Refusal | undefined {
    const move = readRecord(record)
    if (move !== 'unreadable') counts.events += 1
    if (typeof move !== 'string') return put(move)
    counts[move] += 1
    return move
  }

  function put(move: Move): undefined {
    names.add(JSON.stringify([move.source, move.id]), `${taken}`)
    moves.add(sessionKey(move.mode, move.source, move.session), `${taken} ${textOfMove(move)}`)
    taken += 1
  }

  function* kept(): Generator<Kept> {
    const isCopy = copiesAmong(names.groups(), taken)
    for (const lines of moves.groups()) {
      const own: Move[] = []
      for (const line of lines) {
        const end = line.indexOf(' ')
        if (isCopy(Number(line.slice(0, end)))) counts.duplicates += 1
        else own.push(moveOf(line.slice(end + 1)))
      }
      const [first] = own
      if (first) yield keep(first.mode, own)
    }
  }

  return { add, kept, counts }
}

/** Finds the events whose source and id came before, by their place in the log: one bit an event. */
function copiesAmong(events: Iterable<Iterable<string>>, all: number): (place: number) => boolean {
  const bits = new Uint8Array(Math.ceil(all / 8))
  for (const places of events) {
    const [, ...copies] = places
    for (const copy of copies) bits[Number(copy) >> 3] = (bits[Number(copy) >> 3] ?? 0) | (1 << (Number(copy) & 7))
  }
  return (place) => ((bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0
}
