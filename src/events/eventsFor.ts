import { meaningOf } from '../config/standardReasons'
import { answersOf, reasonOf } from '../flow/answers'
import type { Action, Flow } from '../flow/flow'
import { visibleOffers } from '../flow/open'
import { alertFacts } from './alertFacts'
import type { FlowEventType } from './flowEvent'
import { takenOf } from './takenOf'

/** An event before it gets its id, time and place in the session. */
export interface EventDraft {
  type: FlowEventType
  data: Record<string, unknown>
}

type Tell = (type: FlowEventType, data?: Record<string, unknown>) => void

/** What a move is worth telling. The one place where events come from: they cannot drift from what happened. */
export function eventsFor(before: Flow | undefined, action: Action | undefined, after: Flow): EventDraft[] {
  const drafts: EventDraft[] = []
  const raise = (type: FlowEventType) => {
    for (const { id, on, team } of after.config.alerts ?? []) {
      if (on === type && after.alerts.includes(id))
        drafts.push({ type: 'alert.raised', data: { alert: id, team, ...alertFacts(after) } })
    }
  }
  const tell: Tell = (type, data = {}) => {
    // An alert stands before its event, because nothing may follow the one that ends a session.
    raise(type)
    drafts.push({ type, data })
  }
  if (!before) tell('flow.started')
  // Only now is it known whom the flow that started is about.
  if (before?.step === 'subscription' && after.situation !== before.situation) raise('flow.started')
  if (before && action) tellMove(before, action, after, tell)
  const { decision } = after
  if (decision && exposure(decision) !== exposure(before?.decision))
    tell('decision.made', JSON.parse(exposure(decision)))
  if (before?.offerIndex !== after.offerIndex || (before && nameOf(before)) !== nameOf(after))
    tell('flow.step_viewed', { step: nameOf(after) })
  tellArrival(before, after, tell)
  return drafts
}

/** A merchant's own step goes by its own name. */
function nameOf({ step, merchantStep }: Flow): string {
  return (step === 'custom' && merchantStep?.id) || step
}

/** What the customer did on the screen before, or what became of it. */
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

/** On leaving a screen that asks; what was told last is what stands. */
function hasAnswered(before: Flow, after: Flow): boolean {
  if (before.step === 'custom') return after.results !== before.results
  return /survey|feedback/.test(before.step) && Object.keys(answersOf(after)).length > 0
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

/** The exposure record, as text to compare: for every arm, holdout and control included. */
function exposure(decision: Flow['decision']): string {
  if (!decision) return ''
  const { rule, offers, experiment, holdout, trace } = decision
  const why = trace.filter(({ result }) => result !== 'not_matched')
  return JSON.stringify({ rule, offers: offers.map(({ id }) => id), experiment, holdout, why })
}

function about(offer: Flow['offers'][number] | undefined): { offer?: string | undefined; type?: string | undefined } {
  return { offer: offer?.id, type: offer?.type }
}

/** What the new screen shows for the first time, and the end. */
function tellArrival(before: Flow | undefined, after: Flow, tell: Tell): void {
  for (const id of after.shown.slice(before?.shown.length ?? 0))
    tell('offer.shown', about(after.offers.find((offer) => offer.id === id)))
  if (after.outcome && !before?.outcome) {
    const { offer, choice } = takenOf(after)
    const { failure, receipt, operation } = after
    tell(`flow.${after.outcome}`, {
      reason: reasonOf(after)?.id,
      offer,
      choice,
      resumed: after.outcome === 'saved' && operation?.kind === 'resume' ? true : undefined,
      failure: after.outcome === 'failed' ? failure : undefined,
      confirmationId: receipt?.confirmationId,
    })
  }
}
