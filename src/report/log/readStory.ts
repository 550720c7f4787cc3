import { type Fields, fields, isRecorded, type Move, readRecord, text } from './readRecord'
import { bySequence, readSession } from './readSession'
import { outcomeOf, type Session } from './session'

/** One flow as a person reads it: what the report counts it as, and each move with the trace of why. */
export interface Story {
  session: Session
  mode: 'live' | 'test'
  /** Every move in its order; those after the end of the flow count for nothing and are marked. */
  moves: StoryMove[]
}

/** One move of a flow. */
export interface StoryMove {
  type: Move['type']
  /** Milliseconds since 1970 by the customer's clock; null where it cannot be read. */
  time: number | null
  data: Fields
  /** Why it was decided so, by `decision.made`; an empty list for other moves. */
  why: TraceLine[]
  afterEnd: boolean
}

/** One line of a decision's trace: what was looked at, and whether it held. */
export interface TraceLine {
  kind: string
  id: string
  result: string
  why: string | null
}

/** The story that the stored events of one session tell; null where none of them can be read. */
export function readStory(events: readonly unknown[]): Story | null {
  const moves = events.flatMap((event) => {
    const move = readRecord(event)
    return typeof move === 'string' || isRecorded(move.type) ? [] : [move]
  })
  if (moves.length === 0) return null
  const sorted = moves.sort(bySequence)
  const end = sorted.findIndex((move) => outcomeOf(move) !== null)
  return {
    session: readSession(sorted),
    mode: sorted[0]?.mode === 'test' ? 'test' : 'live',
    moves: sorted.map(({ type, time, data }, index) => ({
      type,
      time,
      data,
      why: type === 'decision.made' ? readTrace(data) : [],
      afterEnd: end !== -1 && index > end,
    })),
  }
}

function readTrace({ why }: Fields): TraceLine[] {
  if (!Array.isArray(why)) return []
  return why.map(fields).flatMap((entry) => {
    const [kind, result] = [text(entry.kind), text(entry.result)]
    return kind && result ? [{ kind, id: text(entry.id) ?? kind, result, why: text(entry.why) }] : []
  })
}
