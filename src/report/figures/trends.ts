import type { Config } from '../../config/schema/schema'
import type { Session } from '../log/session'
import type { Rate } from '../statistics/rate'
import { countFlows, deflectRate, type Flows } from './flows'
import { group } from './group'
import { periodsIn } from './periods'
import { type SavedRevenue, savedRevenue } from './revenue'

/** The flows that started in one day, week or month. */
export interface TrendPoint extends Flows {
  /** `2026-11-21`, `2026-W47` (ISO week) or `2026-11`. */
  period: string
  deflectRate: Rate | null
  savedRevenue: Record<string, SavedRevenue>
}

/** Flows by the day, week and month that they started in, by the clocks of the time zone. Periods without a flow are left out. */
export function countTrends(sessions: readonly Session[], timeZone: string, config: Config | undefined) {
  const periodsOf = periodsIn(timeZone)
  const by = (unit: 'day' | 'week' | 'month') => {
    const groups = group(sessions, ({ startedAt }) => (startedAt === null ? [] : [periodsOf(startedAt)[unit]]))
    return [...groups].map(([period, those]) => point(period, those, config))
  }
  return { timeZone, day: by('day'), week: by('week'), month: by('month') }
}

function point(period: string, sessions: readonly Session[], config: Config | undefined): TrendPoint {
  return {
    period,
    ...countFlows(sessions),
    deflectRate: deflectRate(sessions),
    savedRevenue: savedRevenue(sessions, config),
  }
}
