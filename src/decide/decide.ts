import type { Config } from '../config/schema'
import type { Situation } from '../config/situation'
import { dealVariation, isHeldOut, note } from './assign'
import { attributesOf } from './attributes'
import { firstFailing } from './clause'
import type { DecidedOffer, Decision, TraceEntry } from './decision'
import { type Candidate, canChangeTo, refusalOf } from './eligibility'
import { explainFailure } from './explain'
import { instant } from './instant'
import type { Groups } from './operators'
import { own } from './own'
import { type Guarded, planOf } from './plan'

/** One customer looked at: what conditions see, and what was found so far. */
interface View {
  config: Config
  situation: Situation
  now: number
  attributes: unknown
  groups: Groups
  segments: Map<Guarded, TraceEntry>
  trace: TraceEntry[]
}

/**
 * What this Situation gets, and why. Never throws: what is malformed is left out and named in the trace.
 * Conditions are compiled once, so don't write to those of a config that was decided with.
 */
export function decide(config: Config, situation: Situation): Decision {
  const trace: TraceEntry[] = []
  try {
    const now = instant(situation.now)
    const attributes = attributesOf(config, situation, now)
    const groups = config.savedGroups ?? {}
    return decideFor({ config, situation, now, attributes, groups, segments: new Map(), trace })
  } catch (thrown) {
    trace.push({ kind: 'audience', id: 'audience', result: 'skipped', why: `${thrown}` })
    return { rule: null, offers: [], experiment: null, holdout: false, alerts: [], trace }
  }
}

/** Whether the flow is for this customer at all. */
export function inAudience(config: Config, situation: Situation): boolean {
  return decide(config, situation).trace[0]?.result === 'matched'
}

function decideFor(view: View): Decision {
  const { config, situation, trace } = view
  const { audience, rules, alerts } = planOf(config)
  const customerId = `${situation.customer?.id ?? ''}`
  const isIn = matches(audience, view)
  const holdout = isIn && !!config.holdout && isHeldOut(config.holdout.share, config.id, customerId, trace)
  const index = isIn ? rules.findIndex((each) => matches(each, view)) : -1
  const rule = config.rules?.[index]
  const experiment = holdout ? undefined : rule?.experiment
  const variation = experiment && dealVariation(experiment, customerId, trace)
  const names = holdout ? [] : (variation ?? rule)?.offers
  return {
    rule: rule ? rule.id : null,
    offers: [...new Set(names)].flatMap((id) => offerFor(id, view)),
    experiment: experiment && variation ? { id: experiment.id, variation: variation.key } : null,
    holdout,
    alerts: alerts.filter((alert) => matches(alert, view)).map(({ id }) => id),
    trace,
  }
}

function matches(guarded: Guarded, view: View): boolean {
  return look(guarded, view).result === 'matched'
}

function look({ kind, id, clauses, problem, segment }: Guarded, view: View): TraceEntry {
  const outside = segment && lookAtSegment(segment, view)
  const failing = problem || outside?.why ? undefined : firstFailing(clauses, view.attributes, view.groups)
  const why =
    problem ??
    (outside?.why ? `segment ${outside.id}: ${outside.why}` : failing && explainFailure(failing, view.attributes))
  const entry: TraceEntry = why
    ? { kind, id, result: problem ? 'skipped' : 'not_matched', why }
    : { kind, id, result: 'matched' }
  view.trace.push(entry)
  return entry
}

// A segment is looked at once, however many rules name it.
function lookAtSegment(segment: Guarded, view: View): TraceEntry {
  const known = view.segments.get(segment)
  if (known) return known
  const entry = look(segment, view)
  view.segments.set(segment, entry)
  return entry
}

function offerFor(id: string, { config, situation, now, trace }: View): DecidedOffer[] {
  const offer: Candidate = { id, ...(own(config.offers, id) as object) }
  if (offer.plans) offer.plans = offer.plans.filter((plan) => canChangeTo(plan, situation.subscription ?? {}))
  const why = refusalOf(offer, situation, now)
  // No refusal leaves only what the schema calls an offer.
  return note(trace, 'offer', id, !why, why) ? [offer as DecidedOffer] : []
}
