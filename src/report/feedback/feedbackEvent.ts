import type { Summary } from '../createReport'
import { sinceText } from '../print/sinceText'
import { mrrOf, sumsOf } from '../print/wording'

/** A summary of feedback as a CloudEvent that a server posts to its receiver, which hands it to the team's tools. */
export interface FeedbackEvent {
  specversion: '1.0'
  id: string
  source: string
  type: 'dev.fairwell.feedback.summarized.v1'
  time: string
  datacontenttype: 'application/json'
  data: Record<string, unknown>
}

const most = 5

/**
 * The first things that customers leave over, as an event that is the same for the same scope and end: posted again it counts
 * once (law: no event lost, none twice). It quotes and names no customer, so that erasing one has nothing to take out of it.
 * Undefined where nobody spoke of anything.
 */
export function feedbackEvent(
  { feedback, scope }: Pick<Summary, 'feedback' | 'scope'>,
  source = '/fairwell/report',
): FeedbackEvent | undefined {
  const { items, until } = feedback
  const { from = null, to = null, flow = null, segment = null, plan = null, mode } = scope
  if (items.length === 0) return undefined
  const end = to ?? until?.slice(0, 10) ?? null
  const first = items.slice(0, most)
  const said = first.map(
    ({ label, subscriptions, atStake }) => `${label} (${subscriptions}, ${sumsOf(mrrOf(atStake))} a month)`,
  )
  return {
    specversion: '1.0',
    id: `feedback ${JSON.stringify([mode, flow, segment, plan, from, end])}`,
    source,
    type: 'dev.fairwell.feedback.summarized.v1',
    time: timeOf(end, until),
    datacontenttype: 'application/json',
    data: {
      mode,
      from,
      to: end,
      ...(flow !== null && { flowId: flow }),
      ...(segment !== null && { segment }),
      ...(plan !== null && { plan }),
      sentence: [`What customers leave over, most revenue first: ${said.join('; ')}.`, ...sinceText(feedback)].join(
        ' ',
      ),
      items: first.map(({ examples: _, ...item }) => item),
    },
  }
}

/** The end of what was summed up, as a time. */
function timeOf(end: string | null, until: string | null): string {
  const time = Date.parse(end ?? '')
  return Number.isNaN(time) ? (until ?? '1970-01-01T00:00:00.000Z') : new Date(time).toISOString()
}
