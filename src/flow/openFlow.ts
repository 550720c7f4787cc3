import { decideInFlow } from '../decide/decideInFlow'
import type { Decision } from '../decide/decision'
import { shownOffers } from '../decide/offer/shownOffers'
import { answersOf } from './answers'
import type { Flow } from './flow'
import { enter } from './goTo'
import { openPlainly } from './openPlainly'
import { visibleOffers } from './visibleOffers'

/**
 * Puts the flow on its first screen, once it is known which subscription it is about: the state of one that is canceled or paused,
 * else an offer where a rule asks for it before the survey, else the survey.
 */
export function openFlow(flow: Flow, now: Date): Flow {
  const decision = decideNow(flow, now, 'open')
  const plain = openPlainly(flow, decision)
  if (plain.step !== 'survey' || !ruleOf(flow, decision)?.on) return plain
  const opened = present({ ...flow, decision: undefined, offers: [] }, decision)
  return opened.offers.length ? showOffer(enter(opened, 'offer'), 0) : enter(opened, 'survey')
}

/** Puts the offer at this place on the screen, or all offers where they stand side by side, and notes them as shown. */
export function showOffer(flow: Flow, offerIndex: number): Flow {
  const next = { ...flow, offerIndex }
  const ids = visibleOffers(next).map(({ id }) => id)
  return { ...next, shown: [...new Set([...flow.shown, ...ids])], pickMissing: false }
}

/** Takes over a Decision, with as many of its offers as the fairness preset allows. */
export function present(flow: Flow, decision: Decision): Flow {
  const offers = shownOffers(flow.config, decision, flow.situation)
  return { ...flow, decision, offers, together: !!ruleOf(flow, decision)?.together, alerts: decision.alerts }
}

/** The rule that the Decision has matched. */
function ruleOf({ config }: Flow, { rule }: Decision) {
  return config.rules?.find(({ id }) => id === rule)
}

/** Decides on what is known so far. `open` is the stage before the survey, at which only rules that ask for it count. */
export function decideNow(flow: Flow, now: Date, stage?: 'open'): Decision {
  const { config, situation } = flow
  return decideInFlow(config, {
    ...situation,
    ...(stage && { stage }),
    answers: answersOf(flow),
    now: now.toISOString(),
  })
}
