import { mergedFlows } from '../config/flows/mergedFlows'
import { advise } from './advice/advise'
import { type Billing, readBilling } from './billing/billing'
import { type FirstFlows, firstFlows } from './billing/firstFlows'
import { createBillingFigures } from './billing/joinBilling'
import { lacksEnds } from './billing/lacksEnds'
import { createClock } from './clock/clock'
import { createComparison } from './comparison/comparison'
import { createWritten } from './feedback/written'
import { createAlertFigures } from './figures/alertFigures'
import { createChannels } from './figures/channels'
import { createCohorts } from './figures/cohorts'
import { createExperiments } from './figures/experiments'
import { createFlowCounter } from './figures/flows'
import { createFunnel } from './figures/funnel'
import { createHelp } from './figures/help'
import { createHoldout } from './figures/holdout'
import { createNps } from './figures/nps'
import { createOffers } from './figures/offers'
import { subscriptionKey } from './figures/perSubscription'
import { createReasons } from './figures/reasons'
import { createRevenue, createSavedRevenue, isUnpriced } from './figures/revenue'
import { createTrends } from './figures/trends'
import { createForesight, type Foresight } from './foresight'
import type { InputCounts } from './inputCounts'
import { readTime } from './log/readRecord'
import type { Session } from './log/session'
import { memoryStore, type Store } from './store/store'
import type { SummaryOptions } from './summaryOptions'
import { createTrust } from './trust/trust'

/** The whole report as data. Money is in minor units a month, by currency; every rate carries its 95% interval and its n. */
export type Summary = ReturnType<Report['result']>

/** Takes sessions in any order, and makes a report of them. */
export type Report = ReturnType<typeof createReport>

/**
 * The report over sessions. They are put aside in the store and counted subscription by subscription, so that memory holds
 * counters only. `result` reads them back, once.
 */
export function createReport(given: SummaryOptions, store: Store = memoryStore()) {
  const options = given.config ? { ...given, config: mergedFlows(given.config) } : given
  const billing = options.billing && readBilling(options.billing)
  const isAsked = within(options)
  const foresight = createForesight(billing, options, store)
  const subscriptions = store.piles<Session>('subscriptions')

  return {
    add(session: Session): void {
      // What was done about an alert counts whenever and wherever it was done; the alert says whether it was asked for.
      if (!isAsked(session) && session.recorded?.is !== 'acted') return
      if (!session.recorded) foresight.add(session)
      subscriptions.add(subscriptionKey(session), session)
    },
    /** The report; `counted` is called after each session, to tell people how far it is. */
    result(input: InputCounts, counted: () => void = () => undefined) {
      const ahead = foresight.result()
      const figures = createFigures(options, billing, ahead, store)
      const alerts = createAlertFigures(billing, { config: options.config, asOf: ahead.asOf }, store)
      const elsewhere = createChannels(figures.addElsewhere)
      for (const own of subscriptions.each()) {
        const recorded = []
        for (const session of own) {
          alerts.add(session)
          if (!session.recorded) figures.add(session)
          if (session.recorded || session.outcome === 'canceled') recorded.push(session)
          counted()
        }
        elsewhere.add(recorded)
      }
      const all = { ...figures.result(), elsewhere: elsewhere.result(), alerts: alerts.result() }
      return { ...all, advice: advise(all, given.config), scope: scopeOf(options), input }
    },
  }
}

function createFigures(options: SummaryOptions, billing: Billing | undefined, ahead: Foresight, store: Store) {
  const { config, seed = 1, timeZone = 'UTC', versions } = options
  const [all, revenueAtRisk, lostRevenue] = [createFlowCounter(), createRevenue(), createRevenue()]
  const savedRevenue = createSavedRevenue(config)
  const [reasons, offers, cohorts] = [createReasons(config), createOffers(), createCohorts()]
  const [experiments, holdout] = [createExperiments(config, seed), createHoldout(config)]
  const [help, funnel, nps] = [createHelp(store), createFunnel(store), createNps(config)]
  const trends = createTrends(timeZone, config)
  const [written, comparison] = [createWritten(options, store), createComparison()]
  const joined =
    billing && createBillingFigures(billing, { ...ahead, unreadable: options.billingUnreadable ?? 0, seed })
  const clock = createClock(billing, { asOf: ahead.asOf, timeZone, seed, config }, store)
  const trust = createTrust({ config, versions, bursts: ahead.bursts, isStranger: ahead.isStranger })
  const counts = { unpriced: 0, seen: 0, missing: 0 }
  const first = firstFlows((flows: FirstFlows) => {
    counts.seen += 1
    if (!billing?.accounts.has(flows.first.subscription ?? '')) counts.missing += 1
    joined?.addFirst(flows)
    clock.addFirst(flows)
  })
  const plain = [all, revenueAtRisk, savedRevenue, reasons, offers, experiments, holdout, help, funnel, trends, cohorts]
  const figures = [...plain, nps, clock, trust, first, written, comparison]

  function add(session: Session): void {
    for (const figure of figures) figure.add(session)
    joined?.add(session)
    if (session.outcome === 'canceled') lostRevenue.add(session)
    if (isUnpriced(session)) counts.unpriced += 1
  }

  function result() {
    first.end()
    const lack = billing && lacksEnds(billing, counts)
    const [reasonFigures, armFigures] = [reasons.result(), experiments.result()]
    return {
      flows: all.flows(),
      deflectRate: all.deflectRate(),
      ...reasonFigures,
      offers: offers.result(),
      savedRevenue: savedRevenue.result(),
      revenueAtRisk: revenueAtRisk.result(),
      lostRevenue: lostRevenue.result(),
      unpriced: counts.unpriced,
      experiments: armFigures,
      holdout: holdout.result(),
      help: help.result(),
      funnel: funnel.result(),
      trends: trends.result(),
      cohorts: cohorts.result(),
      nps: nps.result(),
      ...written.result(reasonFigures.reasons),
      comparison: comparison.result(armFigures),
      billing: joined?.result(lack) ?? null,
      clock: clock.result(lack),
      trust: trust.result(),
    }
  }

  return { add, result, addElsewhere: comparison.addElsewhere }
}

/** What the report was narrowed to, kept in it so that whoever is handed the report sees what it leaves out. */
function scopeOf({ from, to, flow, segment, plan, mode = 'live' }: SummaryOptions) {
  return { from, to, flow, segment, plan, mode }
}

/**
 * Whether the options ask for a session. It belongs wholly to the period that it started in; one without a time belongs to
 * every period.
 */
function within({ from, to, flow, segment, plan }: SummaryOptions): (session: Session) => boolean {
  const start = readTime(from) ?? -Infinity
  const end = readTime(to) ?? Infinity
  return ({ startedAt, flowId, plan: ownPlan, decisions }) =>
    (startedAt === null || (startedAt >= start && startedAt < end)) &&
    (flow === undefined || flowId === flow) &&
    (plan === undefined || ownPlan === plan) &&
    (segment === undefined || decisions.some(({ segments }) => segments.includes(segment)))
}
