import type { Config } from '../../config/schema/schema'
import type { Session } from '../log/session'
import type { Rate } from '../statistics/rate'
import { createGroups } from './createGroups'
import { createFlowCounter, type Flows } from './flows'
import { periodsIn } from './periods'
import { createSavedRevenue, type SavedRevenue } from './revenue'

/** The flows that started in one day, week or month. */
export interface TrendPoint extends Flows {
  /** `2026-11-21`, `2026-W47` (ISO week) or `2026-11`. */
  period: string
  deflectRate: Rate | null
  savedRevenue: Record<string, SavedRevenue>
}

/** Flows by the day, week and month that they started in, by the clocks of the time zone. Periods without a flow are left out. */
export function createTrends(timeZone: string, config: Config | undefined) {
  const periodsOf = periodsIn(timeZone)
  const periods = () => createGroups(() => ({ flows: createFlowCounter(), saved: createSavedRevenue(config) }))
  const [day, week, month] = [periods(), periods(), periods()]

  function add(session: Session): void {
    if (session.startedAt === null) return
    const names = periodsOf(session.startedAt)
    for (const counter of [day.at(names.day, session), week.at(names.week, session), month.at(names.month, session)]) {
      counter.flows.add(session)
      counter.saved.add(session)
    }
  }

  return { add, result: () => ({ timeZone, day: pointsOf(day), week: pointsOf(week), month: pointsOf(month) }) }
}

type Periods = ReturnType<
  typeof createGroups<{
    flows: ReturnType<typeof createFlowCounter>
    saved: ReturnType<typeof createSavedRevenue>
  }>
>

function pointsOf(periods: Periods): TrendPoint[] {
  return periods.entries().map(([period, { flows, saved }]) => ({
    period,
    ...flows.flows(),
    deflectRate: flows.deflectRate(),
    savedRevenue: saved.result(),
  }))
}
