import type { FlowEvent } from '../../../src/events/wire/flowEvent'
import type { Row } from './row'
import type { Trial } from './trial'

/** The counts of a row, or of one visit. */
export interface Tally {
  visits: number
  /** Flows that customers went through. */
  sessions: number
  events: number
  lost: number
  /** Stored twice under two names, or never recorded: what ids cannot make one. */
  doubled: number
  /** Copies on the wire beyond the first that was stored. */
  copies: number
  problems: string[]
}

export const nothing: Tally = { visits: 0, sessions: 0, events: 0, lost: 0, doubled: 0, copies: 0, problems: [] }

export function add(one: Tally, other: Tally): Tally {
  return {
    visits: one.visits + other.visits,
    sessions: one.sessions + other.sessions,
    events: one.events + other.events,
    lost: one.lost + other.lost,
    doubled: one.doubled + other.doubled,
    copies: one.copies + other.copies,
    problems: [...one.problems, ...other.problems],
  }
}

const maxBytes = 48 * 1024

/** What became of one visit: the books of the page beside those of the receiver. */
export function tallyOf({ told, receiver, setAside, stage, seed }: Trial, problem?: unknown): Tally {
  const stored = [...receiver.stored().values()]
  const { duplicates, altered, invalid } = receiver.counts()
  const events = [...told.values()]
  const isStored = ({ id, flowId }: FlowEvent) => receiver.stored().has(`${stage.site.url}/fairwell/${flowId} ${id}`)
  const moves = new Set(stored.map(({ cfsession, sequence }) => `${cfsession} ${sequence}`))
  const unknown = stored.filter(({ id }) => !told.has(id)).length
  const tooLarge = receiver.requests().filter(({ bytes, ids }) => bytes > maxBytes && ids.length > 1).length
  const found = [
    problem && (problem instanceof Error ? problem.message : String(problem)),
    altered && `${altered} copies were not like the first`,
    invalid && `${invalid} events are no CloudEvents`,
    tooLarge && `${tooLarge} requests over 48 KiB`,
  ]
  return {
    visits: 1,
    sessions: new Set(events.map(({ sessionId }) => sessionId)).size,
    events: events.length,
    lost: events.filter((event) => !isStored(event) && !setAside.has(event.id)).length,
    doubled: stored.length - moves.size + unknown,
    copies: duplicates,
    problems: found.filter(Boolean).map((text) => `seed ${seed}: ${text}`),
  }
}

/** `ok`, or what is wrong. */
export function verdictOf({ mustLose }: Row, { events, lost, doubled, problems }: Tally): string {
  if (problems.length) return 'PROBLEM'
  if (doubled) return 'DOUBLED'
  if (mustLose) return events && lost === events ? 'shows' : 'BLIND'
  return lost ? 'LOST' : events ? 'ok' : 'EMPTY'
}
