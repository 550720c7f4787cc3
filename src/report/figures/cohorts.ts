import type { Session } from '../log/session'
import type { Rate } from '../statistics/rate'
import { countFlows, deflectRate, type Flows } from './flows'
import { group, toRecord } from './group'
import { type Revenue, revenueOf } from './revenue'

/** The figures of one group of customers. */
export interface CohortFigures extends Flows {
  deflectRate: Rate | null
  /** Recurring revenue of the customers who pressed cancel, by currency. */
  revenueAtRisk: Record<string, Revenue>
}

const tenures = [
  { upTo: 30, name: '0-30 days' },
  { upTo: 90, name: '31-90 days' },
  { upTo: 365, name: '91-365 days' },
  { upTo: Infinity, name: 'over 365 days' },
]

/** Flows by how long the customer had been one, by plan and by segment, as far as the events say. */
export function countCohorts(sessions: readonly Session[]) {
  return {
    tenure: by(
      sessions,
      tenureOf,
      tenures.map(({ name }) => name),
    ),
    plan: by(sessions, ({ plan }) => (plan === null ? [] : [plan])),
    segment: by(sessions, ({ decisions }) => decisions.flatMap(({ segments }) => segments)),
  }
}

function tenureOf({ tenureDays }: Session): string[] {
  const tenure = tenureDays === null ? undefined : tenures.find(({ upTo }) => tenureDays <= upTo)
  return tenure ? [tenure.name] : []
}

/** Flows grouped by key: in the given order, else the largest group first. */
function by(
  sessions: readonly Session[],
  keysOf: (session: Session) => string[],
  order: readonly string[] = [],
): Record<string, CohortFigures> {
  const groups = [...group(sessions, keysOf)]
  groups.sort(([a, those], [b, others]) => order.indexOf(a) - order.indexOf(b) || others.length - those.length)
  return toRecord(new Map(groups), (those) => ({
    ...countFlows(those),
    deflectRate: deflectRate(those),
    revenueAtRisk: revenueOf(those),
  }))
}
