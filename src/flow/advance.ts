import { fairnessOf } from '../config/fairness'
import { decide } from '../decide/decide'
import { answersOf } from './answers'
import { choiceFor, isHelp, linkOf } from './choice'
import type { Action, Flow, Outcome, Step } from './flow'

type Move<T extends Action['type']> = (flow: Flow, action: Extract<Action, { type: T }>, now: Date) => Flow

/** The flow after an action. What an action cannot do on its screen, it does not: the same flow comes back. */
export function advance(flow: Flow, action: Action, now: Date): Flow {
  const move = moves[action.type] as Move<Action['type']>
  const isReply = action.type === 'settled' || action.type === 'failed'
  const isDeaf = (flow.closed || flow.busy) && !isReply && !(action.type === 'close' && !flow.closed)
  return isDeaf ? flow : move(flow, action as never, now)
}

const moves: { [T in Action['type']]: Move<T> } = {
  answer: (flow, action) =>
    flow.step !== 'survey'
      ? flow
      : {
          ...flow,
          answers: { ...flow.answers, ...('reason' in action ? { reason: action.reason } : answered(action)) },
        },
  continue: (flow, _, now) => (flow.step === 'survey' ? decideNow(flow, now) : flow),
  back: (flow) => {
    const step = flow.behind.at(-1)
    return step ? { ...flow, step, behind: flow.behind.slice(0, -1), pickMissing: false } : flow
  },
  pick: (flow, { offer, pick }) => ({ ...flow, picks: { ...flow.picks, [offer]: pick }, pickMissing: false }),
  accept: (flow, { offer }, now) => (flow.step === 'offer' ? accept(flow, offer, now) : flow),
  decline: (flow) => {
    if (flow.step !== 'offer') return flow
    const hasNext = flow.offerIndex + 1 < flow.offers.length
    return hasNext ? showOffer({ ...flow, pickMissing: false }, flow.offerIndex + 1) : to(flow, 'confirm')
  },
  cancel: (flow, _, now) => {
    if (flow.step === 'error') return flow.outcome ? flow : end(flow, 'canceled', true)
    if (flow.step === 'survey') return to(alerted(flow, now), 'confirm')
    return flow.step === 'offer' ? to(flow, 'confirm') : flow
  },
  confirm: (flow) => {
    if (flow.step !== 'confirm') return flow
    return leavesByHost(flow, 'confirm') ? end(flow, 'canceled', true) : perform(flow, { kind: 'cancel' })
  },
  retry: (flow) => (flow.step === 'error' && flow.operation ? perform(flow, flow.operation) : flow),
  keep: close,
  close,
  settled: (flow, { receipt }) => {
    if (!flow.operation || flow.outcome) return flow
    return end({ ...flow, step: 'done', busy: false, receipt }, outcomeOf(flow.operation), flow.closed)
  },
  failed: (flow, { failure }) => {
    if (!flow.busy) return flow
    const failed: Flow = { ...flow, step: 'error', busy: false, failure }
    return flow.closed ? end(failed, 'failed', true) : failed
  },
  aside: (flow, { failure }) =>
    flow.outcome ? flow : end({ ...flow, step: 'error', failure }, 'failed', failure === 'broken'),
}

/** Whether the action hands over to the host's own cancel, in the very gesture. */
export function leavesByHost(flow: Flow, type: Action['type']): boolean {
  if (flow.closed || flow.busy) return false
  if (type === 'confirm') return flow.step === 'confirm' && !flow.situation.handlers?.includes('cancel')
  return type === 'cancel' && flow.step === 'error' && !flow.outcome
}

function answered({ question, value }: { question: string; value: unknown }): Record<string, unknown> {
  return { [question]: value }
}

function to(flow: Flow, step: Step): Flow {
  return { ...flow, step, behind: [...flow.behind, flow.step], pickMissing: false }
}

function decideNow(flow: Flow, now: Date): Flow {
  const decision = decide(flow.config, { ...flow.situation, answers: answersOf(flow), now: now.toISOString() })
  const offers = decision.offers.slice(0, fairnessOf(flow.config).maxOffers)
  const decided: Flow = { ...flow, decision, offers, alerts: decision.alerts }
  return offers.length ? showOffer(to(decided, 'offer'), 0) : to(decided, 'confirm')
}

function showOffer(flow: Flow, offerIndex: number): Flow {
  const id = flow.offers[offerIndex]?.id ?? ''
  return { ...flow, offerIndex, shown: flow.shown.includes(id) ? flow.shown : [...flow.shown, id] }
}

/** Who goes straight to cancel is shown no offer, and so gets no Decision; alerts may still know the reason. */
function alerted(flow: Flow, now: Date): Flow {
  const { alerts } = decide(flow.config, { ...flow.situation, answers: answersOf(flow), now: now.toISOString() })
  return { ...flow, alerts }
}

function accept(flow: Flow, id: string, now: Date): Flow {
  const offer = flow.offers.find((one) => one.id === id)
  if (!offer) return flow
  const choice = choiceFor(offer, flow.picks[id], now)
  if (!choice) return { ...flow, pickMissing: true }
  if (!linkOf(offer, flow.situation.handlers)) return perform(flow, { kind: 'offer', offer, choice })
  const followed = { ...flow, followed: offer }
  return offer.type === 'redirect' ? end(followed, 'referred', true) : followed
}

function perform(flow: Flow, operation: NonNullable<Flow['operation']>): Flow {
  const { failure: _, ...rest } = flow
  return { ...rest, operation, busy: true }
}

function outcomeOf(operation: NonNullable<Flow['operation']>): Outcome {
  if (operation.kind === 'cancel') return 'canceled'
  return isHelp(operation.offer) ? 'referred' : 'saved'
}

function close(flow: Flow): Flow {
  if (flow.outcome || flow.busy) return { ...flow, closed: true }
  // Who tried to cancel and could not has not been kept.
  const triedToLeave = flow.step === 'error' && flow.operation?.kind === 'cancel'
  return end(flow, triedToLeave ? 'failed' : flow.followed ? 'referred' : 'dismissed', true)
}

function end(flow: Flow, outcome: Outcome, closed: boolean): Flow {
  return { ...flow, outcome, closed }
}
