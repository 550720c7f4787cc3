import type { LocalizedText } from '../../config/schema/schema'
import { meaningOf } from '../../config/schema/standardReasons'
import { answersOf, questionsOf, reasonOf } from '../../flow/answers'
import { choiceFor } from '../../flow/choice'
import type { Flow } from '../../flow/flow'
import { visibleOffers } from '../../flow/visibleOffers'
import { takenOf } from './takenOf'

/** What a team needs in order to act on an alert, as far as it is known when the alert is raised. */
export function alertFacts(flow: Flow): Record<string, unknown> {
  const reason = reasonOf(flow)
  const { offer, choice: { result: _, ...choice } = {} } = takenOf(flow)
  return {
    reason: reason?.id,
    label: labelIn(reason?.label),
    ...(reason && meaningOf(reason)),
    suggestedReason: answersOf(flow).suggestedReason,
    answers: filled(allowedAnswers(flow)),
    declined: filled(declinedOffers(flow, offer)),
    offer,
    type: flow.offers.find(({ id }) => id === offer)?.type,
    choice: filled(choice),
    outcome: flow.outcome,
  }
}

/** A label in English where there are several languages, else in the first one: the team reads it, not the customer. */
function labelIn(label: LocalizedText | undefined): string | undefined {
  return typeof label === 'object' ? (label.en ?? Object.values(label)[0]) : label
}

/**
 * The answers that an alert may carry to third parties. Written ones are included only where `privacy.send` names their
 * question.
 */
function allowedAnswers(flow: Flow): Record<string, unknown> {
  const { privacy, survey } = flow.config
  const closed = [...questionsOf(flow), ...(survey.questions ?? [])].filter(({ type }) => type !== 'text')
  const allowed = privacy?.send ?? closed.map(({ id }) => `answers.${id}`)
  return Object.fromEntries(Object.entries(answersOf(flow)).filter(([id]) => allowed.includes(`answers.${id}`)))
}

/** The offers that were shown and not taken, each with the terms it has where nothing was picked. */
function declinedOffers(flow: Flow, taken: string | undefined): unknown[] {
  const there = flow.step === 'offer' ? visibleOffers(flow) : []
  const { subscription, customer } = flow.situation
  const chooser = { subscription, customer, now: new Date(flow.startedAt) }
  return flow.offers
    .filter((offer) => flow.shown.includes(offer.id) && offer.id !== taken && !there.includes(offer))
    .map((offer) => ({
      offer: offer.id,
      type: offer.type,
      choice: filled(choiceFor(offer, undefined, chooser) ?? {}),
    }))
}

function filled<Value extends object>(value: Value): Value | undefined {
  return Object.keys(value).length ? value : undefined
}
