import type { Summary } from '../src/report'

/** A question to `fairwell_sessions`, and what the report says to it. Rows are names and counts, in both. */
export interface TableQuery {
  question: string
  sql: string
  /** The same rows out of the report. */
  expected: (summary: Summary) => [name: string, count: number][]
}

const from = `FROM fairwell_sessions WHERE mode = 'test' AND flow = 'tallyroom-example'`

/** What anyone with a BI tool asks first. */
export const tableQueries: readonly TableQuery[] = [
  {
    question: 'How did flows end?',
    sql: `SELECT coalesce(outcome, 'left open') AS name, count(*)::int AS count\n${from}\nGROUP BY 1 ORDER BY 2 DESC, 1`,
    expected: ({ flows }) => [
      ...Object.entries(flows.outcomes).filter(([, count]) => count > 0),
      ['left open', flows.started - flows.ended],
    ],
  },
  {
    question: 'Why do they leave?',
    sql: `SELECT reason AS name, count(*)::int AS count\n${from} AND reason IS NOT NULL\nGROUP BY 1 ORDER BY 2 DESC, 1`,
    expected: ({ reasons }) => Object.entries(reasons).map(([reason, { answered }]) => [reason, answered]),
  },
  {
    question: 'Who stays, by plan?',
    sql: `SELECT plan AS name, count(*)::int AS count\n${from} AND plan IS NOT NULL\n  AND outcome IN ('saved', 'dismissed', 'referred')\nGROUP BY 1 ORDER BY 2 DESC, 1`,
    expected: ({ cohorts }) =>
      Object.entries(cohorts.plan).map(([plan, { outcomes }]) => [
        plan,
        outcomes.saved + outcomes.dismissed + outcomes.referred,
      ]),
  },
]
