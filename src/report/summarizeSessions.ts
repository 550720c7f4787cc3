import { advise } from './advice/advise'
import { joinBilling } from './billing/joinBilling'
import { countClock } from './clock/clock'
import { countCohorts } from './figures/cohorts'
import { countExperiments } from './figures/experiments'
import { countFlows, deflectRate } from './figures/flows'
import { funnel } from './figures/funnel'
import { countHelp } from './figures/help'
import { countHoldout } from './figures/holdout'
import { netPromoterScore } from './figures/nps'
import { countOffers } from './figures/offers'
import { countReasons } from './figures/reasons'
import { revenueOf, savedRevenue, unpriced } from './figures/revenue'
import { countTrends } from './figures/trends'
import type { InputCounts } from './inputCounts'
import { readTime } from './log/readRecord'
import type { Session } from './log/session'
import type { SummaryOptions } from './summaryOptions'
import { commentsIn } from './topics/comments'
import { findTopics } from './topics/topics'
import { countTrust } from './trust/trust'

/** The whole report as data. Money is in minor units a month, by currency; every rate carries its 95% interval and its n. */
export type Summary = ReturnType<typeof summarizeSessions>

/** The report over these sessions, which have to come in the order they started. */
export function summarizeSessions(all: readonly Session[], input: InputCounts, options: SummaryOptions) {
  const { config, seed = 1, timeZone = 'UTC' } = options
  const sessions = within(all, options)
  // The rows are read twice below, and what the caller gave may be a generator that can be read only once.
  const billing = options.billing && [...options.billing]
  const joined = billing ? joinBilling(sessions, billing, { ...options, seed }) : null
  const figures = {
    flows: countFlows(sessions),
    deflectRate: deflectRate(sessions),
    ...countReasons(sessions, config),
    offers: countOffers(sessions),
    savedRevenue: savedRevenue(sessions, config),
    revenueAtRisk: revenueOf(sessions),
    lostRevenue: revenueOf(sessions.filter(({ outcome }) => outcome === 'canceled')),
    unpriced: unpriced(sessions),
    experiments: countExperiments(sessions, config, seed),
    holdout: countHoldout(sessions, config),
    help: countHelp(sessions),
    funnel: funnel(sessions),
    trends: countTrends(sessions, timeZone, config),
    cohorts: countCohorts(sessions),
    nps: netPromoterScore(sessions, config),
    topics: findTopics(commentsIn(sessions, config), { timeZone, redact: options.redact }),
    billing: joined,
    clock: countClock(sessions, billing, { asOf: joined?.asOf, timeZone, seed, config }),
    trust: countTrust(sessions, { config, versions: options.versions, billing }),
  }
  return { ...figures, advice: advise(figures, config), scope: scopeOf(options), input }
}

/** What the report was narrowed to, kept in it so that whoever is handed the report sees what it leaves out. */
function scopeOf({ from, to, flow, segment, plan, mode = 'live' }: SummaryOptions) {
  return { from, to, flow, segment, plan, mode }
}

/**
 * The sessions that the options ask for. A session belongs wholly to the period that it started in; one without a time
 * belongs to every period.
 */
function within(sessions: readonly Session[], { from, to, flow, segment, plan }: SummaryOptions): readonly Session[] {
  const start = readTime(from) ?? -Infinity
  const end = readTime(to) ?? Infinity
  return sessions
    .filter(({ startedAt }) => startedAt === null || (startedAt >= start && startedAt < end))
    .filter((session) => flow === undefined || session.flowId === flow)
    .filter((session) => plan === undefined || session.plan === plan)
    .filter(({ decisions }) => segment === undefined || decisions.some(({ segments }) => segments.includes(segment)))
}
