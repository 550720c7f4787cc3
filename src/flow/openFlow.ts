import { decide } from '../decide/decide'
import type { Decision } from '../decide/decision'
import { shownOffers } from '../decide/offer/shownOffers'
import { answersOf } from './answers'
import type { Flow } from './flow'
import { openPlainly } from './openPlainly'
import { enter } from './goTo'
import { visibleOffers } from './visibleOffers'

/** The first screen once it is known which subscription it is about: its state, an offer a rule wants first, the survey. */
export function openFlow(flow: Flow, now: Date): Flow {
  const decision = decideNow(flow, now, 'open')
  const plain = openPlainly(flow, decision)
  if (plain.step !== 'survey' || !ruleOf(flow, decision)?.on) return plain
  const opened = present({ ...flow, decision: undefined, offers: [] }, decision)
  return opened.offers.length ? showOffer(enter(opened, 'offer'), 0) : enter(opened, 'survey')
}

export function showOffer(flow: Flow, offerIndex: number): Flow {
  const next = { ...flow, offerIndex }
  const ids = visibleOffers(next).map(({ id }) => id)
  return { ...next, shown: [...new Set([...flow.shown, ...ids])], pickMissing: false }
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
