import { fairnessOf } from '../config/fairness'
import { decide } from '../decide/decide'
import type { Decision } from '../decide/decision'
import { answersOf } from './answers'
import { choiceFor, isHelp, linkOf } from './choice'
import type { Action, Flow, Operation, Outcome, Step } from './flow'

type Move<T extends Action['type']> = (flow: Flow, action: Extract<Action, { type: T }>, now: Date) => Flow

/** The flow after an action. What an action cannot do on its screen, it does not: the same flow comes back. */
export function advance(flow: Flow, action: Action, now: Date): Flow {
  const { type } = action
  const isReply = type === 'settled' || type === 'failed'
  const isDeaf = flow.closed || (flow.busy && type !== 'close' && type !== 'aside')
  const step = stepOf[type]
  if (!isReply && (isDeaf || (step && step !== flow.step))) return flow
  return (moves[type] as Move<Action['type']>)(flow, action as never, now)
}

/** Where an action belongs, when it belongs to one screen. */
const stepOf: { [T in Action['type']]?: Step } = {
  answer: 'survey',
  continue: 'survey',
  pick: 'offer',
  accept: 'offer',
  decline: 'offer',
  confirm: 'confirm',
  retry: 'error',
}

const moves: { [T in Action['type']]: Move<T> } = {
  answer: (flow, { question, value }) => ({ ...flow, answers: { ...flow.answers, [question]: value } }),
  continue(flow, _, now) {
    const decision = decideNow(flow, now)
    const offers = decision.offers.slice(0, fairnessOf(flow.config).maxOffers)
    const decided = { ...flow, decision, offers, alerts: decision.alerts }
    return offers.length ? showOffer(to(decided, 'offer'), 0) : to(decided, 'confirm')
  },
  back(flow) {
    const { behind } = flow
    return { ...flow, step: behind.at(-1) ?? flow.step, behind: behind.slice(0, -1), pickMissing: false }
  },
  pick: (flow, { offer, pick }) => ({ ...flow, picks: { ...flow.picks, [offer]: pick }, pickMissing: false }),
  accept(flow, action, now) {
    const offer = flow.offers.find(({ id }) => id === action.offer)
    if (!offer) return flow
    const choice = choiceFor(offer, flow.picks[offer.id], now)
    if (!choice) return { ...flow, pickMissing: true }
    if (!linkOf(offer, flow.situation.handlers)) return perform(flow, { kind: 'offer', offer, choice })
    const followed = { ...flow, followed: offer }
    return offer.type === 'redirect' ? end(followed, 'referred', true) : followed
  },
  decline: (flow) => (flow.offers[flow.offerIndex + 1] ? showOffer(flow, flow.offerIndex + 1) : to(flow, 'confirm')),
  cancel(flow, _, now) {
    if (flow.step === 'error') return end(flow, 'canceled', true)
    if (flow.step === 'offer') return to(flow, 'confirm')
    // Who goes straight to cancel is shown no offer, and so gets no Decision; alerts may still know the reason.
    return flow.step === 'survey' ? to({ ...flow, alerts: decideNow(flow, now).alerts }, 'confirm') : flow
  },
  confirm: (flow) => (leavesByHost(flow, 'confirm') ? end(flow, 'canceled', true) : perform(flow, { kind: 'cancel' })),
  retry: (flow) => (flow.operation ? perform(flow, flow.operation) : flow),
  keep: close,
  close,
  settled: (flow, { receipt }) =>
    flow.operation && !flow.outcome
      ? end({ ...flow, step: 'done', busy: false, receipt }, outcomeOf(flow.operation))
      : flow,
  failed(flow, { failure, leaves }) {
    const failed: Flow = { ...flow, step: 'error', busy: false, failure }
    if (!flow.busy) return flow
    return flow.closed ? end(failed, leaves ? 'canceled' : 'failed') : failed
  },
  aside: (flow, { failure }) => end({ ...flow, step: 'error', failure }, 'failed', failure === 'broken'),
}

/** Whether the action hands over to the host's own cancel, in the very gesture. */
export function leavesByHost(flow: Flow, type: Action['type']): boolean {
  if (flow.closed || flow.busy || flow.outcome) return false
  const { handlers = ['cancel'] } = flow.situation
  if (type === 'confirm') return flow.step === 'confirm' && !handlers.includes('cancel')
  return type === 'cancel' && flow.step === 'error'
}

function decideNow({ config, situation, ...flow }: Flow, now: Date): Decision {
  return decide(config, { ...situation, answers: answersOf(flow), now: now.toISOString() })
}

function to(flow: Flow, step: Step): Flow {
  return { ...flow, step, behind: [...flow.behind, flow.step], pickMissing: false }
}

function showOffer(flow: Flow, offerIndex: number): Flow {
  const { id = '' } = flow.offers[offerIndex] ?? {}
  const shown = flow.shown.includes(id) ? flow.shown : [...flow.shown, id]
  return { ...flow, offerIndex, shown, pickMissing: false }
}

function perform(flow: Flow, operation: Operation): Flow {
  return { ...flow, operation, busy: true }
}

function outcomeOf(operation: Operation): Outcome {
  if (operation.kind === 'cancel') return 'canceled'
  return isHelp(operation.offer) ? 'referred' : 'saved'
}

function close(flow: Flow): Flow {
  if (flow.busy) return { ...flow, closed: true }
  // Who tried to cancel and could not has not been kept.
  const triedToLeave = flow.step === 'error' && flow.operation?.kind === 'cancel'
  return end(flow, triedToLeave ? 'failed' : flow.followed ? 'referred' : 'dismissed', true)
}

/** A flow has one outcome: the first. */
function end(flow: Flow, outcome: Outcome, closed = flow.closed): Flow {
  return { ...flow, outcome: flow.outcome ?? outcome, closed }
}
