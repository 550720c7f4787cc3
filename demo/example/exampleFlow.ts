import type { Config, NamedOffer } from '../../src/config/schema/schema'
import { decide } from '../../src/decide'
import { choiceFor } from '../../src/flow/choice'
import type { Situation } from '../../src/situation/schema'
import { draw } from './draw'
import { exampleComments, exampleTruth as truth } from './exampleTruth'

/** An event before it gets its id and its time. */
export type ExampleMove = [type: string, data: Record<string, unknown>]

interface Visitor {
  situation: Situation
  now: Date
  random: () => number
}

/** One made-up visit, event by event. `decide` says what is offered, so the example cannot differ from the config. */
export function* exampleFlow(config: Config, { situation, now, random }: Visitor): Generator<ExampleMove> {
  yield ['flow.started', {}]
  yield ['flow.step_viewed', { step: 'survey' }]
  if (random() < truth.leavesAtSurvey) return
  if (random() < truth.skips) return yield* atConfirm({}, random)
  const answers = answersFrom(random)
  const { reason } = answers
  const { category, influence = 'unknown' } = config.survey.reasons.find(({ id }) => id === reason) ?? {}
  yield ['survey.answered', { reason, category, influence, answers }]
  const decision = decide(config, { ...situation, answers, now: now.toISOString() })
  const { rule, offers, experiment, holdout, trace } = decision
  const why = trace.filter(({ result }) => result !== 'not_matched')
  yield ['decision.made', { rule, offers: offers.map(({ id }) => id), experiment, holdout, why }]
  const alerts = config.alerts?.filter(({ id, on }) => on === 'flow.canceled' && decision.alerts.includes(id)) ?? []
  const [offer] = offers
  if (offer) {
    const end = yield* atOffer(offer, { reason, now, random })
    if (end) return yield end
  }
  for (const move of atConfirm({ reason }, random)) {
    if (move[0] === 'flow.canceled')
      yield* alerts.map(({ id, team }): ExampleMove => ['alert.raised', { alert: id, team }])
    yield move
  }
}

/** The events at an offer. It returns the event that ends the flow there, or undefined where the flow goes on. */
function* atOffer(
  offer: NamedOffer,
  { reason, now, random }: { reason: unknown; now: Date; random: () => number },
): Generator<ExampleMove, ExampleMove | undefined> {
  const about = { offer: offer.id, type: offer.type }
  yield ['flow.step_viewed', { step: 'offer' }]
  yield ['offer.shown', about]
  if (random() >= (truth.accepts[offer.id] ?? 0)) {
    yield ['offer.declined', about]
    return undefined
  }
  const choice =
    offer.type === 'contact'
      ? { url: offer.url }
      : choiceFor(offer, pickIn(offer, random), { subscription: undefined, now })
  yield ['offer.accepted', { ...about, choice }]
  if (offer.type === 'contact') return ['flow.referred', { reason, offer: offer.id }]
  if (random() < truth.fails) {
    yield ['offer.failed', { ...about, choice }]
    return undefined
  }
  yield ['offer.applied', { ...about, choice }]
  return ['flow.saved', { reason, offer: offer.id, choice }]
}

function* atConfirm(data: Record<string, unknown>, random: () => number): Generator<ExampleMove> {
  yield ['flow.step_viewed', { step: 'confirm' }]
  const left = random()
  if (left < truth.leaves) return
  yield [left < truth.leaves + truth.closes ? 'flow.dismissed' : 'flow.canceled', data]
}

function answersFrom(random: () => number): Record<string, string> {
  const reason = draw(truth.reasons, random)
  const question = { missing_feature: 'feature', other: 'comment' }[reason]
  return {
    reason,
    ...(reason === 'unused' && random() < 0.8 && { blocker: draw(truth.blockers, random) }),
    ...(question && random() < truth.comments && { [question]: commentOn(question, random) }),
  }
}

function commentOn(question: string, random: () => number): string {
  return oneOf(oneOf(exampleComments[question] ?? [], random) ?? [], random) ?? ''
}

function pickIn(offer: NamedOffer, random: () => number): unknown {
  if (offer.type === 'pause') return offer.lengths[Math.floor(random() * offer.lengths.length)]
  return offer.type === 'plan_change' ? offer.plans[0]?.id : undefined
}

function oneOf<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[Math.floor(random() * items.length)]
}
