import type { NamedOffer } from '../config/schema'
import { decide } from '../decide/decide'
import type { Decision } from '../decide/decision'
import { shownOffers } from '../decide/shownOffers'
import { answersOf } from './answers'
import type { Flow, Step } from './flow'

/** The first screen once it is known which subscription it is about: its state, an offer a rule wants first, the survey. */
export function open(flow: Flow, now: Date, decision = decideNow(flow, now, 'open')): Flow {
  const fresh = { ...flow, decision: undefined, offers: [], alerts: decision.alerts }
  const { status = '' } = flow.situation.subscription ?? {}
  if (/^(canceling|paused|canceled)$/.test(status)) return enter(fresh, 'state')
  const opened = ruleOf(flow, decision)?.on ? present(fresh, decision) : fresh
  return opened.offers.length ? showOffer(enter(opened, 'offer'), 0) : enter(opened, 'survey')
}

export function showOffer(flow: Flow, offerIndex: number): Flow {
  const next = { ...flow, offerIndex }
  const ids = visibleOffers(next).map(({ id }) => id)
  return { ...next, shown: [...new Set([...flow.shown, ...ids])], pickMissing: false }
}

/** The offers on the screen. */
export function visibleOffers({ offers, offerIndex, together }: Flow): readonly NamedOffer[] {
  return together ? offers : offers.slice(offerIndex, offerIndex + 1)
}

export function to(flow: Flow, step: Step): Flow {
  // What is mended leaves no trace on the way back.
  const behind = flow.step === 'error' ? flow.behind : [...flow.behind, flow.step]
  return { ...flow, step, behind, pickMissing: false }
}

function enter(flow: Flow, step: Step): Flow {
  return { ...to(flow, step), openedWith: step }
}

/** The Decision's offers as far as the fairness preset lets us show them. */
export function present(flow: Flow, decision: Decision): Flow {
  const offers = shownOffers(flow.config, decision)
  return { ...flow, decision, offers, together: !!ruleOf(flow, decision)?.together, alerts: decision.alerts }
}

function ruleOf({ config }: Flow, { rule }: Decision) {
  return config.rules?.find(({ id }) => id === rule)
}

/** The Decision on what is known so far. */
export function decideNow(flow: Flow, now: Date, stage?: 'open'): Decision {
  const { config, situation } = flow
  return decide(config, {
    ...situation,
    ...(stage && { stage }),
    answers: answersOf(flow),
    now: now.toISOString(),
  })
}
