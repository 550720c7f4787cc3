import type { Alert, Config, Rule } from '../config/schema'
import type { Situation } from '../config/situation'
import { dealVariation, isHeldOut, note } from './assign'
import { attributesOf } from './attributes'
import { firstFailing } from './clause'
import { compileCondition } from './condition'
import type { DecidedOffer, Decision, TraceEntry } from './decision'
import { type Candidate, canChangeTo, refusalOf } from './eligibility'
import { explainFailure } from './explain'
import { instant } from './instant'
import { own } from './own'

/** One customer looked at: what conditions see, and what was found so far. */
interface View {
  config: Config
  situation: Situation
  now: number
  attributes: unknown
  segments: Map<string, TraceEntry>
  trace: TraceEntry[]
}

/** Something that holds for some customers. */
type Guarded = Pick<Rule | Alert, 'id' | 'segment'> & { when?: unknown }

/**
 * What this Situation gets, and why. Never throws: what is malformed is left out and named in the trace.
 * Conditions are compiled once, so don't write to those of a config that was decided with.
 */
export function decide(config: Config, situation: Situation): Decision {
  const trace: TraceEntry[] = []
  try {
    const now = instant(situation.now)
    const attributes = attributesOf(config, situation, now)
    return decideFor({ config, situation, now, attributes, segments: new Map(), trace })
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
  const { audience = {}, rules = [], alerts = [] } = config
  const customerId = `${situation.customer?.id ?? ''}`
  const isIn = matches('audience', { id: 'audience', when: audience }, view)
  const holdout = isIn && !!config.holdout && isHeldOut(config.holdout.share, config.id, customerId, trace)
  const rule = isIn ? rules.find((each) => matches('rule', each, view)) : undefined
  const experiment = holdout ? undefined : rule?.experiment
  const variation = experiment && dealVariation(experiment, customerId, trace)
  const names = holdout ? [] : (variation ?? rule)?.offers
  return {
    rule: rule ? rule.id : null,
    offers: [...new Set(names)].flatMap((id) => offerFor(id, view)),
    experiment: experiment && variation ? { id: experiment.id, variation: variation.key } : null,
    holdout,
    alerts: alerts.filter((alert) => matches('alert', alert, view)).map(({ id }) => id),
    trace,
  }
}

function matches(kind: TraceEntry['kind'], guarded: Guarded, view: View): boolean {
  return look(kind, guarded, view).result === 'matched'
}

function look(kind: TraceEntry['kind'], guarded: Guarded | null, view: View): TraceEntry {
  const { id, segment, when = {} } = guarded ?? { id: '?', when: null }
  const { clauses, problem } = compileCondition(when)
  const outside = problem || segment === undefined ? undefined : lookAtSegment(segment, view)
  const failing = firstFailing(clauses, view.attributes, view.config.savedGroups ?? {})
  const entry: TraceEntry = problem
    ? { kind, id, result: 'skipped', why: problem }
    : outside?.why
      ? { kind, id, result: outside.result, why: `segment ${segment}: ${outside.why}` }
      : failing
        ? { kind, id, result: 'not_matched', why: explainFailure(failing, view.attributes) }
        : { kind, id, result: 'matched' }
  view.trace.push(entry)
  return entry
}

// A segment is looked at once, however many rules name it. A missing one is no condition, and so skipped.
function lookAtSegment(id: string, view: View): TraceEntry {
  const { segments, config } = view
  const entry = segments.get(id) ?? look('segment', { id, when: own(config.segments, id) ?? null }, view)
  segments.set(id, entry)
  return entry
}

function offerFor(id: string, { config, situation, now, trace }: View): DecidedOffer[] {
  const offer: Candidate = { id, ...(own(config.offers, id) as object) }
  if (offer.plans) offer.plans = offer.plans.filter((plan) => canChangeTo(plan, situation.subscription ?? {}))
  const why = refusalOf(offer, situation, now)
  // No refusal leaves only what the schema calls an offer.
  return note(trace, 'offer', id, !why, why) ? [offer as DecidedOffer] : []
}
