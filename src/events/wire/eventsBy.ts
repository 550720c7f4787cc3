import { reasonOf } from '../../flow/answers'
import type { Action, Flow } from '../../flow/flow'
import type { FlowEventType } from './flowEvent'
import { takenOf } from './takenOf'

/** An event before it gets its id, time and place in the session. */
export interface EventDraft {
  type: FlowEventType
  data: Record<string, unknown>
}

/** Adds an event to those of the current move. */
export type Tell = (type: FlowEventType, data?: Record<string, unknown>) => void

/** Gives the events of one move. Without `before` and `action` the move is the opening of the flow. */
export type EventsFor = (before: Flow | undefined, action: Action | undefined, after: Flow) => EventDraft[]

/** The parts that tell of moves which only later screens can make. They load with those screens. */
export interface Tellers {
  tellMove?: (before: Flow, action: Action, after: Flow, tell: Tell) => void
  tellDecision?: (before: Flow | undefined, after: Flow, tell: Tell) => void
  tellShown?: (before: Flow | undefined, after: Flow, tell: Tell) => void
  /** What an alert carries beside its id, once the customer can have answered something. */
  alertFacts?: (flow: Flow) => Record<string, unknown>
}

/**
 * Makes the function that derives the events of a move, in their order. All events come from here, so that what is measured
 * is what happened (law: no event lost, none twice). Without tellers it knows the moves of a first screen: begin and end.
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
    if (!before) tell('flow.started', { kind: after.situation.kind })
    // Alerts on the start wait until the customer has said which subscription it is about.
    if (before?.step === 'subscription' && after.situation !== before.situation) raise('flow.started')
    if (before && action) tellMove?.(before, action, after, tell)
    tellDecision?.(before, after, tell)
    const isNext = before?.offerIndex !== after.offerIndex || (before && nameOf(before)) !== nameOf(after)
    // A handler may resolve after the customer has closed the dialog: then nobody sees the screen that it leads to.
    if (isNext && !after.closed)
      tell('flow.step_viewed', { step: nameOf(after), ...(after.step === 'error' && { failure: after.failure }) })
    tellShown?.(before, after, tell)
    if (after.outcome && !before?.outcome) tellEnd(after, tell)
    return drafts
  }
}

/** The step's name in events; a merchant's own step has the name from the config. */
function nameOf({ step, merchantStep }: Flow): string {
  return (step === 'custom' && merchantStep?.id) || step
}

function tellEnd(after: Flow, tell: Tell): void {
  const { failure, receipt, operation, outcome, situation } = after
  tell(`flow.${outcome}` as FlowEventType, {
    kind: situation.kind,
    reason: reasonOf(after)?.id,
    ...takenOf(after),
    resumed: outcome === 'saved' && operation?.kind === 'resume' ? true : undefined,
    failure: outcome === 'failed' ? failure : undefined,
    confirmationId: receipt?.confirmationId,
    broke: after.hasBroken,
    // What a confirmation says, and in which language.
    ...(outcome === 'canceled' && { effectiveAt: receipt?.effectiveAt, locale: situation.locale }),
  })
}
