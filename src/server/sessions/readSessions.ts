import { isObject } from '../../base/isObject'
import { redact } from '../../events/personal/redact'
import { scrub } from '../../events/personal/scrub'
import { readStory, type Story } from '../../report/log/readStory'
import { outcomes } from '../../report/log/session'
import { checkOptions, type Kinds } from '../options/checkOptions'
import { aQuery, oneOf } from '../options/kinds'
import type { EventNames } from '../personal/eventsOf'
import { prepareIndexes } from '../personal/prepareIndexes'
import { rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'
import { cursorOf, readCursor } from './pageCursor'
import { nameIn, pageSql } from './pageSql'
import type { SessionSelection } from './sessionSelection'

/** A page of flows, the one that was heard of last first. */
export interface SessionPage {
  sessions: Story[]
  /** Where the next page goes on: give it as `after`. Null on the last page. */
  next: string | null
}

const mostLimit = 200
const mostEvents = 1000

/**
 * Flows that a receiver stored, each with its steps, answers and the trace of why, for a page that only your own people may
 * see. Free text is redacted once more, as in the report. Throws a TypeError for a wrong option; rejects with the
 * database's error. An empty page where no receiver has made the table.
 */
export async function readSessions(selection: SessionSelection): Promise<SessionPage> {
  checkOptions('readSessions', selection, kinds)
  const { query, outcome, limit = 50 } = selection
  const names = await prepareIndexes(query)
  if (!names) return { sessions: [], next: null }
  const { sql, params } = pageSql(selection, limit, names)
  const keys = rowsOf(await query(sql, params))
  const page = keys.slice(0, limit)
  const events = await eventsOfPage(query, page, names)
  const stories = page.flatMap((key) => readStory(events.get(keyOf(key)) ?? []) ?? [])
  const end = page.at(-1)
  return {
    // An event that claims to come after the end of its flow may be of another outcome than the flow.
    sessions: stories.filter(({ session }) => outcome === undefined || (session.outcome ?? 'open') === outcome),
    next: keys.length > limit && end ? cursorOf(end) : null,
  }
}

const kinds: Kinds<SessionSelection> = {
  query: aQuery,
  search: { expected: 'a text', isRight: (value) => typeof value === 'string' },
  outcome: oneOf('open', ...outcomes),
  mode: oneOf('live', 'test'),
  limit: {
    expected: `a whole number from 1 to ${mostLimit}`,
    isRight: (value) => Number.isInteger(value) && Number(value) > 0 && Number(value) <= mostLimit,
  },
  after: {
    expected: 'the next of a page before',
    isRight: (value) => typeof value === 'string' && Boolean(readCursor(value)),
  },
}

type Row = Record<string, unknown>

async function eventsOfPage(query: Query, page: Row[], names: EventNames): Promise<Map<string, unknown[]>> {
  const events = new Map<string, unknown[]>()
  if (page.length === 0) return events
  const rows = rowsOf(
    await query(
      `SELECT wanted.source, wanted.session, own.event
       FROM unnest($1::text[], $2::text[]) AS wanted (source, session),
         LATERAL (
           SELECT event FROM fairwell_events e
           WHERE e.source = wanted.source AND ${nameIn('e', names.session)} = wanted.session
           ORDER BY received_at, id LIMIT ${mostEvents}
         ) AS own`,
      [page.map(({ source }) => source), page.map(({ session }) => session)],
    ),
  )
  for (const row of rows) events.set(keyOf(row), [...(events.get(keyOf(row)) ?? []), cleaned(row.event)])
  return events
}

function keyOf({ source, session }: Row): string {
  return JSON.stringify([source, session])
}

/** An event with its free text redacted: one that was stored before the receiver did so may hold some. */
function cleaned(stored: unknown): unknown {
  const event = typeof stored === 'string' ? JSON.parse(stored) : stored
  return isObject(event) && isObject(event.data) ? { ...event, data: scrub(event.data, (text) => redact(text)) } : event
}
