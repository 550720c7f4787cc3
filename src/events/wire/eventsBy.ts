import { reasonOf } from '../../flow/answers'
import type { Action, Flow } from '../../flow/flow'
import type { FlowEventType } from './flowEvent'
import { takenOf } from './takenOf'

/** An event before it gets its id, time and place in the session. */
export interface EventDraft {
  type: FlowEventType
  data: Record<string, unknown>
}

export type Tell = (type: FlowEventType, data?: Record<string, unknown>) => void

/** The drafts of a move: from nothing to the first screen, or from one screen to the next. */
export type EventsFor = (before: Flow | undefined, action: Action | undefined, after: Flow) => EventDraft[]

/** What is told of the moves that only screens after the first can make. */
export interface Tellers {
  tellMove?: (before: Flow, action: Action, after: Flow, tell: Tell) => void
  tellDecision?: (before: Flow | undefined, after: Flow, tell: Tell) => void
  tellShown?: (before: Flow | undefined, after: Flow, tell: Tell) => void
  /** What goes with an alert, once a customer can have said something. */
  alertFacts?: (flow: Flow) => Record<string, unknown>
}

/**
 * What a move is worth telling, in the order that events have. The one place where events come from: they cannot drift
 * from what happened. Without tellers it knows what a first screen can do: begin, and end.
 */
export function eventsBy({ tellMove, tellDecision, tellShown, alertFacts }: Tellers): EventsFor {
  return (before, action, after) => {
    const drafts: EventDraft[] = []
    const raise = (type: FlowEventType) => {
      for (const { id, on, team } of after.config.alerts ?? []) {
        if (on === type && after.alerts.includes(id))
          drafts.push({ type: 'alert.raised', data: { alert: id, team, ...alertFacts?.(after) } })
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
    if (before && action) tellMove?.(before, action, after, tell)
    tellDecision?.(before, after, tell)
    if (before?.offerIndex !== after.offerIndex || (before && nameOf(before)) !== nameOf(after))
      tell('flow.step_viewed', { step: nameOf(after), ...(after.step === 'error' && { failure: after.failure }) })
    tellShown?.(before, after, tell)
    if (after.outcome && !before?.outcome) tellEnd(after, tell)
    return drafts
  }
}

/** A merchant's own step goes by its own name. */
function nameOf({ step, merchantStep }: Flow): string {
  return (step === 'custom' && merchantStep?.id) || step
}

function tellEnd(after: Flow, tell: Tell): void {
  const { failure, receipt, operation, outcome } = after
  tell(`flow.${outcome}` as FlowEventType, {
    reason: reasonOf(after)?.id,
    ...takenOf(after),
    resumed: outcome === 'saved' && operation?.kind === 'resume' ? true : undefined,
    failure: outcome === 'failed' ? failure : undefined,
    confirmationId: receipt?.confirmationId,
    broke: after.hasBroken,
  })
}
