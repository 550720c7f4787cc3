import { redact } from '../src/events/personal/redact'
import { createSummary, type Summary, type SummaryOptions } from '../src/report'
import type { Database } from './database'
import { hasTable } from './storedEvents'

/** The flows, segments and plans that a reader can choose from. */
export interface Choices {
  flows: string[]
  segments: string[]
  plans: string[]
}

const pageSize = 5000

/** The report over everything that the receiver stored, read a page of the table at a time. */
export async function storedSummary(database: Database, options: SummaryOptions): Promise<Summary> {
  const summary = createSummary({ ...options, redact: (text) => redact(text) })
  if (!(await hasTable(database))) return summary.result()
  let last = { source: '', id: '' }
  for (;;) {
    const rows = await database.query(
      'SELECT source, id, event FROM fairwell_events WHERE (source, id) > ($1, $2) ORDER BY source, id LIMIT $3',
      [last.source, last.id, pageSize],
    )
    for (const { event } of rows) summary.add(event)
    const end = rows.at(-1)
    if (!end || rows.length < pageSize) return summary.result()
    last = { source: String(end.source), id: String(end.id) }
  }
}

/** How many events there are and when the last one came. Both together change whenever the report may have changed. */
export async function storedVersion(database: Database): Promise<{ count: number; latest: string | null }> {
  if (!(await hasTable(database))) return { count: 0, latest: null }
  const [row] = await database.query('SELECT count(*)::int AS count, max(received_at) AS latest FROM fairwell_events')
  return { count: Number(row?.count), latest: row?.latest ? new Date(row.latest as string).toISOString() : null }
}

// `decision.made` says which segments held for a customer when the decision was made.
const flowsAndPlans = `
  SELECT DISTINCT event #>> '{data,flowId}' AS flow, event #>> '{data,subscription,plan}' AS plan
  FROM fairwell_events
  WHERE coalesce(event #>> '{data,mode}', 'live') = $1
  LIMIT 200`
const segmentsMatched = `
  SELECT DISTINCT segment #>> '{}' AS segment
  FROM fairwell_events,
    jsonb_path_query(event, '$.data.why[*] ? (@.kind == "segment" && @.result == "matched").id') AS segment
  WHERE event ->> 'type' = 'dev.fairwell.decision.made.v1' AND coalesce(event #>> '{data,mode}', 'live') = $1
  LIMIT 200`

/** The flows, segments and plans that events of this mode name. */
export async function storedChoices(database: Database, mode: 'live' | 'test'): Promise<Choices> {
  if (!(await hasTable(database))) return { flows: [], segments: [], plans: [] }
  const named = await database.query(flowsAndPlans, [mode])
  const segments = await database.query(segmentsMatched, [mode])
  return {
    flows: listOf(named.map(({ flow }) => flow)),
    segments: listOf(segments.map(({ segment }) => segment)),
    plans: listOf(named.map(({ plan }) => plan)),
  }
}

function listOf(values: unknown[]): string[] {
  return [...new Set(values.filter((value) => typeof value === 'string' && value !== ''))].sort() as string[]
}
