import { answersOf, reasonOf } from '../flow/answers'
import { linkOf } from '../flow/choice'
import type { Action, Flow, Outcome } from '../flow/flow'
import type { FlowEventType } from './flowEvent'

/** An event before it gets its id, time and place in the session. */
export interface EventDraft {
  type: FlowEventType
  data: Record<string, unknown>
}

/** What a move is worth telling. The one place where events come from: they cannot drift from what happened. */
export function eventsFor(before: Flow | undefined, action: Action | undefined, after: Flow): EventDraft[] {
  const drafts = before ? tellings.flatMap((tell) => tell(before, action, after)) : [draft('flow.started', {})]
  if (!before || hasNewScreen(before, after)) drafts.push(draft('flow.step_viewed', { step: after.step }))
  if (before) drafts.push(...offerShown(before, after), ...ending(before, after))
  // An alert stands before its event, because nothing may follow the one that ends a session.
  return drafts.flatMap((told) => [...alerts(after, told.type), told])
}

type Telling = (before: Flow, action: Action | undefined, after: Flow) => EventDraft[]

const tellings: Telling[] = [answered, decided, declined, accepted, applied, offerFailed]

function draft(type: FlowEventType, data: Record<string, unknown>): EventDraft {
  return { type, data }
}

function hasNewScreen(before: Flow, after: Flow): boolean {
  return before.step !== after.step || before.offerIndex !== after.offerIndex
}

function answered(before: Flow, action: Action | undefined, after: Flow): EventDraft[] {
  const leavesSurvey = action?.type === 'continue' || action?.type === 'cancel'
  const reason = reasonOf(after)
  if (before.step !== 'survey' || !leavesSurvey || !reason) return []
  const { id, category, influence = 'unknown' } = reason
  return [
    draft('survey.answered', {
      reason: id,
      ...(category && { category }),
      influence,
      position: after.reasons.indexOf(reason) + 1,
      answers: answersOf(after),
    }),
  ]
}

/** The exposure record: for every arm, holdout and control included, before anything is shown. */
function decided({ decision: previous }: Flow, _: unknown, { decision }: Flow): EventDraft[] {
  if (!decision || decision === previous) return []
  const data = exposure(decision)
  const isRepeat = previous && JSON.stringify(exposure(previous)) === JSON.stringify(data)
  return isRepeat ? [] : [draft('decision.made', data)]
}

function exposure({
  rule,
  offers,
  experiment,
  holdout,
  trace,
}: NonNullable<Flow['decision']>): Record<string, unknown> {
  const why = trace.filter(({ result }) => result !== 'not_matched')
  return { rule, offers: offers.map(({ id }) => id), experiment, holdout, why }
}

function offerShown(before: Flow, after: Flow): EventDraft[] {
  const isNew = (offer: string) => after.shown.includes(offer) && !before.shown.includes(offer)
  return after.offers.filter(({ id }) => isNew(id)).map(({ id, type }) => draft('offer.shown', { offer: id, type }))
}

function declined(before: Flow, action: Action | undefined): EventDraft[] {
  const isDecline = action?.type === 'cancel' || action?.type === 'decline'
  if (before.step !== 'offer' || !isDecline) return []
  const offer = before.offers[before.offerIndex]
  return offer ? [draft('offer.declined', { offer: offer.id, type: offer.type })] : []
}

function accepted(before: Flow, action: Action | undefined, after: Flow): EventDraft[] {
  if (action?.type !== 'accept') return []
  const { operation, followed } = after
  if (followed && followed !== before.followed) {
    return [draft('offer.accepted', { offer: followed.id, type: followed.type, choice: { url: linkOf(followed) } })]
  }
  return operation?.kind === 'offer' && after.busy ? [aboutOffer('offer.accepted', operation)] : []
}

type OfferOperation = Extract<NonNullable<Flow['operation']>, { kind: 'offer' }>

function aboutOffer(type: FlowEventType, { offer, choice }: OfferOperation, more: object = {}): EventDraft {
  return draft(type, { offer: offer.id, type: offer.type, choice, ...more })
}

function applied(_: Flow, action: Action | undefined, { operation, receipt, outcome }: Flow): EventDraft[] {
  if (action?.type !== 'settled' || operation?.kind !== 'offer' || outcome !== 'saved') return []
  return [aboutOffer('offer.applied', operation, reference(receipt))]
}

function reference(receipt: Flow['receipt']): { confirmationId?: string } {
  return receipt?.confirmationId ? { confirmationId: receipt.confirmationId } : {}
}

function offerFailed(_: Flow, action: Action | undefined, { operation }: Flow): EventDraft[] {
  if (action?.type !== 'failed' || operation?.kind !== 'offer') return []
  return [aboutOffer('offer.failed', operation, { failure: action.failure })]
}

const endings: Record<Outcome, FlowEventType> = {
  saved: 'flow.saved',
  canceled: 'flow.canceled',
  dismissed: 'flow.dismissed',
  referred: 'flow.referred',
  failed: 'flow.failed',
}

function ending({ outcome: previous }: Flow, after: Flow): EventDraft[] {
  const { outcome, operation, followed, failure, receipt } = after
  if (!outcome || previous) return []
  const reason = reasonOf(after)?.id
  const taken = operation?.kind === 'offer' && outcome !== 'canceled' ? operation : undefined
  const offer = taken?.offer.id ?? (outcome === 'referred' ? followed?.id : undefined)
  return [
    draft(endings[outcome], {
      ...(reason && { reason }),
      ...(offer && { offer }),
      ...(taken && { choice: taken.choice }),
      ...(outcome === 'failed' && failure && { failure }),
      ...reference(receipt),
    }),
  ]
}

function alerts({ config, alerts: raised }: Flow, type: FlowEventType): EventDraft[] {
  return (config.alerts ?? [])
    .filter((alert) => alert.on === type && raised.includes(alert.id))
    .map(({ id, team }) => draft('alert.raised', { alert: id, ...(team && { team }) }))
}
