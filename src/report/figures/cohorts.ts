import type { Session } from '../log/session'
import type { Rate } from '../statistics/rate'
import { createGroups } from './createGroups'
import type { Figure } from './figure'
import { createFlowCounter, type Flows } from './flows'
import { createRevenue, type Revenue } from './revenue'

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
export function createCohorts() {
  const tenure = by(
    tenureOf,
    tenures.map(({ name }) => name),
  )
  const plan = by((session) => (session.plan === null ? [] : [session.plan]))
  const segment = by(({ decisions }) => decisions.flatMap(({ segments }) => segments))
  return {
    add(session: Session): void {
      for (const each of [tenure, plan, segment]) each.add(session)
    },
    result: () => ({ tenure: tenure.result(), plan: plan.result(), segment: segment.result() }),
  }
}

/** The name of the band that the customer's tenure is in; none where it is not known. */
export function tenureOf({ tenureDays }: Session): string[] {
  const tenure = tenureDays === null ? undefined : tenures.find(({ upTo }) => tenureDays <= upTo)
  return tenure ? [tenure.name] : []
}

/** Flows grouped by key: in the given order, else the largest group first. */
function by(
  keysOf: (session: Session) => string[],
  order: readonly string[] = [],
): Figure<Record<string, CohortFigures>> {
  const groups = createGroups(() => ({ flows: createFlowCounter(), revenue: createRevenue() }))

  function add(session: Session): void {
    groups.each(keysOf(session), session, ({ flows, revenue }) => {
      flows.add(session)
      revenue.add(session)
    })
  }

  function result(): Record<string, CohortFigures> {
    const all = groups.entries().map(([key, { flows, revenue }]): [string, CohortFigures] => {
      return [key, { ...flows.flows(), deflectRate: flows.deflectRate(), revenueAtRisk: revenue.result() }]
    })
    all.sort(([a, one], [b, other]) => order.indexOf(a) - order.indexOf(b) || other.started - one.started)
    return Object.fromEntries(all)
  }

  return { add, result }
}
