import { outcomes } from '../../report/log/session'
import type { EventNames } from '../personal/eventsOf'
import { readCursor } from './pageCursor'
import type { SessionSelection } from './sessionSelection'

const endings = outcomes.map((outcome) => `dev.fairwell.flow.${outcome}.v1`)

/**
 * The sessions of a page, by the event of each that came last, so that every session is on one page only. One row more than
 * the limit tells whether there is a next page. What is asked for is in the parameters, never in the text.
 */
export function pageSql({ search, outcome, mode = 'live', after }: SessionSelection, limit: number, names: EventNames) {
  const params: unknown[] = []
  const bound = (value: unknown) => `$${params.push(value)}`
  const session = (alias: string) => nameIn(alias, names.session)
  const own = (alias: string) => `${alias}.source = e.source AND ${session(alias)} = ${session('e')}`
  const cursor = after === undefined ? null : readCursor(after)
  const clauses = [
    `${session('e')} IS NOT NULL`,
    `coalesce(e.event #>> '{data,mode}', 'live') ${mode === 'test' ? '=' : '<>'} 'test'`,
    `NOT EXISTS (SELECT 1 FROM fairwell_events later WHERE ${own('later')} AND (later.received_at, later.id) > (e.received_at, e.id))`,
    ...(cursor
      ? [
          `(e.received_at, e.source, e.id) < (${bound(cursor[0])}::timestamptz, ${bound(cursor[1])}::text, ${bound(cursor[2])}::text)`,
        ]
      : []),
    ...(search
      ? [`EXISTS (SELECT 1 FROM fairwell_events said WHERE ${own('said')} AND ${says(bound(search), names)})`]
      : []),
    ...(outcome
      ? [
          `${outcome === 'open' ? 'NOT ' : ''}EXISTS (SELECT 1 FROM fairwell_events ending WHERE ${own('ending')} AND ending.event ->> 'type' = ANY(${bound(outcome === 'open' ? endings : [`dev.fairwell.flow.${outcome}.v1`])}::text[]))`,
        ]
      : []),
  ]
  const sql = `
    SELECT e.source, ${session('e')} AS session, e.received_at::text AS received, e.id FROM fairwell_events e
    WHERE ${clauses.join('\n      AND ')}
    ORDER BY e.received_at DESC, e.source DESC, e.id DESC LIMIT ${limit + 1}`
  return { sql, params }
}

/** Whether an event is of this customer or session, or has these words in its data, whatever their case. */
function says(search: string, names: EventNames): string {
  return `(
        ${nameIn('said', names.subject)} = ${search}::text OR ${nameIn('said', names.session)} = ${search}::text
        OR EXISTS (
          SELECT 1 FROM jsonb_path_query(said.event -> 'data', '$.** ? (@.type() == "string")') AS word
          WHERE strpos(lower(word #>> '{}'), lower(${search}::text)) > 0))`
}

/** A column of the table, or the expression that stands for it in a table of an earlier version, for one alias. */
export function nameIn(alias: string, name: string): string {
  return name.startsWith('(') ? name.replaceAll('event ', `${alias}.event `) : `${alias}.${name}`
}
