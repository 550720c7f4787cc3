import { stringify } from '../../base/stringify'
import { meaningOf } from '../../config/schema/standardReasons'
import { answersOf, reasonOf } from '../../flow/answers'
import type { Action, Flow } from '../../flow/flow'
import { visibleOffers } from '../../flow/visibleOffers'
import { alertFacts } from './alertFacts'
import { type EventsFor, eventsBy, type Tell } from './eventsBy'

/** Derives the events of any move. See eventsBy for the subset that a first screen needs. */
export const eventsFor: EventsFor = eventsBy({ tellMove, tellDecision, tellShown, alertFacts })

/** Tells what the customer did on the screen they leave, and what came of an offer they accepted. */
function tellMove(before: Flow, action: Action, after: Flow, tell: Tell): void {
  const { type } = action
  const { step } = before
  const { operation, followed, failure, receipt } = after
  const goesOn = type === 'continue' || type === 'cancel' || type === 'decline'
  if (goesOn && hasAnswered(before, after)) tellAnswers(after, tell)
  if (type === 'skip') tell('flow.step_viewed', { step: action.name, failed: true })
  if (step === 'offer' && goesOn) for (const offer of visibleOffers(before)) tell('offer.declined', about(offer))
  if (type === 'accept' && followed !== before.followed) {
    tell('offer.accepted', { ...about(followed), choice: { url: followed && 'url' in followed && followed.url } })
  }
  if (operation?.kind !== 'offer') return
  const data = { ...about(operation.offer), choice: operation.choice }
  if (type === 'accept' && after.busy) tell('offer.accepted', data)
  if (type === 'failed') tell('offer.failed', { ...data, failure })
  if (type === 'settled' && after.outcome === 'saved') {
    tell('offer.applied', { ...data, confirmationId: receipt?.confirmationId })
  }
}

/** Whether the customer leaves a screen with answers. They are told each time; readers take the last ones. */
function hasAnswered(before: Flow, after: Flow): boolean {
  if (before.step === 'custom') return after.results !== before.results
  return (before.step === 'survey' || before.step === 'feedback') && Object.keys(answersOf(after)).length > 0
}

function tellAnswers(after: Flow, tell: Tell): void {
  const answers = answersOf(after)
  const reason = reasonOf(after)
  tell('survey.answered', {
    reason: reason?.id,
    suggestedReason: answers.suggestedReason,
    ...(reason && meaningOf(reason)),
    answers,
  })
}

/** Tells of a new Decision. Experiments count by this event, so it is recorded for every arm, control and holdout included. */
function tellDecision(before: Flow | undefined, after: Flow, tell: Tell): void {
  const made = exposure(after.decision)
  if (made && made !== exposure(before?.decision)) tell('decision.made', JSON.parse(made))
}

/** What an event records of a Decision, as JSON text, so that two can be compared. */
function exposure(decision: Flow['decision']): string {
  if (!decision) return ''
  const { rule, offers, experiment, holdout, trace } = decision
  const why = trace.filter(({ result }) => result !== 'not_matched')
  return stringify({ rule, offers: offers.map(({ id }) => id), experiment, holdout, why })
}

function about(offer: Flow['offers'][number] | undefined): { offer?: string | undefined; type?: string | undefined } {
  return { offer: offer?.id, type: offer?.type }
}

/** Tells of the offers that the new screen shows for the first time. */
function tellShown(before: Flow | undefined, after: Flow, tell: Tell): void {
  for (const id of after.shown.slice(before?.shown.length ?? 0))
    tell('offer.shown', about(after.offers.find((offer) => offer.id === id)))
}
