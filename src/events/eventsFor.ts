import { answersOf, reasonOf } from '../flow/answers'
import { linkOf } from '../flow/choice'
import type { Action, Flow } from '../flow/flow'
import type { FlowEventType } from './flowEvent'

/** An event before it gets its id, time and place in the session. */
export interface EventDraft {
  type: FlowEventType
  data: Record<string, unknown>
}

type Tell = (type: FlowEventType, data?: Record<string, unknown>) => void

/** What a move is worth telling. The one place where events come from: they cannot drift from what happened. */
export function eventsFor(before: Flow | undefined, action: Action | undefined, after: Flow): EventDraft[] {
  const drafts: EventDraft[] = []
  const tell: Tell = (type, data = {}) => {
    // An alert stands before its event, because nothing may follow the one that ends a session.
    for (const { id, on, team } of after.config.alerts ?? []) {
      if (on === type && after.alerts.includes(id)) drafts.push({ type: 'alert.raised', data: { alert: id, team } })
    }
    drafts.push({ type, data })
  }
  if (!before) tell('flow.started')
  else if (action) tellMove(before, action, after, tell)
  if (before?.step !== after.step || before.offerIndex !== after.offerIndex)
    tell('flow.step_viewed', { step: after.step })
  if (before) tellArrival(before, after, tell)
  return drafts
}

/** What the customer did on the screen before, or what became of it. */
function tellMove(before: Flow, { type }: Action, after: Flow, tell: Tell): void {
  const { step, offers, offerIndex } = before
  const { operation, followed, failure, receipt, decision } = after
  const goesOn = type === 'continue' || type === 'cancel' || type === 'decline'
  const reason = reasonOf(after)
  if (step === 'survey' && goesOn && reason) {
    const { id, category, influence = 'unknown' } = reason
    tell('survey.answered', { reason: id, category, influence, answers: answersOf(after) })
  }
  if (decision && exposure(decision) !== exposure(before.decision))
    tell('decision.made', JSON.parse(exposure(decision)))
  if (step === 'offer' && goesOn) tell('offer.declined', about(offers[offerIndex]))
  if (type === 'accept' && followed !== before.followed) {
    tell('offer.accepted', { ...about(followed), choice: { url: followed && linkOf(followed) } })
  }
  if (operation?.kind !== 'offer') return
  const data = { ...about(operation.offer), choice: operation.choice }
  if (type === 'accept' && after.busy) tell('offer.accepted', data)
  if (type === 'failed') tell('offer.failed', { ...data, failure })
  if (type === 'settled' && after.outcome === 'saved') {
    tell('offer.applied', { ...data, confirmationId: receipt?.confirmationId })
  }
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
function tellArrival(before: Flow, after: Flow, tell: Tell): void {
  for (const id of after.shown.slice(before.shown.length))
    tell('offer.shown', about(after.offers.find((offer) => offer.id === id)))
  if (after.outcome && !before.outcome) {
    const { offer, choice } = takenOf(after)
    const { failure, receipt } = after
    tell(`flow.${after.outcome}`, {
      reason: reasonOf(after)?.id,
      offer,
      choice,
      failure: after.outcome === 'failed' ? failure : undefined,
      confirmationId: receipt?.confirmationId,
    })
  }
}

/** The offer that a flow ended with, if it ended with one. */
export function takenOf({ outcome, operation, followed }: Flow): { offer?: string; choice?: Record<string, unknown> } {
  if (operation?.kind === 'offer' && outcome !== 'canceled')
    return { offer: operation.offer.id, choice: operation.choice }
  return followed && outcome === 'referred' ? { offer: followed.id } : {}
}
