import { isInStore } from '../situation/isInStore'
import type { Moves } from './advanceBy'
import { type Choosing, isHelp, linkOf } from './choice'
import { end, firstMoves } from './firstMoves'
import type { Flow, Operation, Outcome } from './flow'
import { goTo } from './goTo'
import { isOnePage } from './isOnePage'
import { isRefusedOffer, leavesByHost } from './leavesByHost'
import { leaving } from './leaving'
import { noticeOf } from './notice'
import { openFlow, showOffer } from './openFlow'
import { canResume, canUndo, undoesInstead } from './resume'
import { afterSurvey, toConfirm, toOwnStep } from './route'
import { visibleOffers } from './visibleOffers'

/** What each action but `accept` does to a flow, once all screens have been loaded. An action without an entry changes nothing. */
const moves: Moves = {
  ...firstMoves,
  choose: (flow, { subscription: chosen }) => ({ ...flow, chosen, pickMissing: false }),
  continue(flow, { result, suggestedReason }, now) {
    const { step, merchantStep: { id = '' } = {} } = flow
    if (step === 'subscription') return withSubscription(flow, (chosen) => openFlow(chosen, now))
    if (step === 'error') return isRefusedOffer(flow) ? toConfirm(mended(flow), now) : flow
    const heard = { ...flow, suggestedReason }
    if (step === 'survey') return afterSurvey(heard, now)
    const results = step === 'custom' && result !== undefined ? { ...flow.results, [id]: result } : flow.results
    return toConfirm({ ...heard, results }, now)
  },
  back(flow) {
    const { behind, step, failure, outcome } = flow
    const last = behind.at(-1)
    // After a timeout the handler may still have done its work, so only a clear refusal leads back to the offer.
    if (!last || outcome || (step === 'error' && failure !== 'refused')) return flow
    return { ...mended(flow), step: last, behind: behind.slice(0, -1), pickMissing: false }
  },
  pick: (flow, { offer, pick }) => ({ ...flow, picks: { ...flow.picks, [offer]: pick }, pickMissing: false }),
  decline(flow, _, now) {
    const { step, together, offers, offerIndex, openedWith, situation } = flow
    if (step === 'state')
      return situation.subscription?.status === 'paused' && !isInStore(situation.subscription)
        ? goTo(flow, 'survey')
        : flow
    if (!together && offers[offerIndex + 1]) return showOffer(flow, offerIndex + 1)
    return openedWith === 'offer' ? goTo(flow, 'survey') : toConfirm(flow, now)
  },
  refer: (flow) => (isInStore(flow.situation.subscription) ? end(flow, 'referred', true) : flow),
  resume: (flow) => (canResume(flow) ? perform(flow, { kind: 'resume', choice: {} }) : flow),
  cancel(flow, { suggestedReason }, now) {
    const { step, situation } = flow
    if (step === 'error' && !isRefusedOffer(flow)) return firstMoves.cancel(flow)
    if (step === 'confirm' || step === 'done' || isInStore(situation.subscription)) return flow
    if (step === 'subscription')
      return withSubscription(flow, (chosen) =>
        isInStore(chosen.situation.subscription) ? openFlow(chosen, now) : toConfirm(chosen, now),
      )
    const heard = { ...mended(flow), suggestedReason: suggestedReason ?? flow.suggestedReason }
    return undoesInstead(flow) && step !== 'state' ? perform(heard, leaving(heard)) : toConfirm(heard, now)
  },
  write: (flow, { field, value }) =>
    isOnePage(flow.config, flow.situation) ? { ...flow, notice: { ...flow.notice, [field]: value } } : flow,
  ends: (flow, { ends }) => (flow.config.confirm?.ends?.includes(ends) ? { ...flow, ends } : flow),
  confirm: (flow) =>
    leavesByHost(flow, 'confirm')
      ? end(flow, 'canceled', true)
      : perform(flow, leaving({ ...flow, notice: noticeOf(flow) })),
  undo: (flow, _, now) => (canUndo(flow, now) ? { ...flow, undone: true, closed: true } : flow),
  skip(flow, { name }) {
    const able = { ...flow, mounts: flow.mounts.filter((mount) => mount !== name) }
    const isHere = flow.step === 'custom' && flow.merchantStep?.id === name
    return isHere ? toOwnStep({ ...able, step: 'survey', behind: flow.behind.slice(0, -1) }) : able
  },
  settled: (flow, { receipt }) =>
    flow.operation && !flow.outcome
      ? end({ ...flow, step: 'done', busy: false, receipt }, outcomeOf(flow.operation))
      : flow,
  // The screen that asked the handler goes into `behind`, so that after a refusal `back` can return to it.
  failed: (flow, action) =>
    flow.busy ? { ...firstMoves.failed(flow, action), behind: goTo(flow, 'error').behind } : flow,
}

/** All moves, where offers come to choices in this way. */
export function movesBy({ choiceFor }: Choosing): Moves {
  return {
    ...moves,
    accept(flow, action, now) {
      const offer = visibleOffers(flow).find(({ id }) => id === action.offer)
      if (!offer) return flow
      const { subscription, customer } = flow.situation
      const choice = choiceFor(offer, flow.picks[offer.id], { subscription, customer, now })
      if (!linkOf(offer, flow.situation.handlers))
        return choice ? perform(flow, { kind: 'offer', offer, choice }) : { ...flow, pickMissing: true }
      const followed = { ...flow, followed: offer }
      return offer.type === 'redirect' ? end(followed, 'referred', true) : followed
    },
  }
}

/** Goes on with the subscription that was picked; where none was, stays on the screen and says that a pick is missing. */
function withSubscription(flow: Flow, then: (chosen: Flow) => Flow): Flow {
  const subscription = flow.subscriptions[flow.chosen ?? -1]
  return subscription
    ? then({ ...flow, situation: { ...flow.situation, subscription } })
    : { ...flow, pickMissing: true }
}

/** On leaving the error screen, forgets the operation that failed: the next screen is about something else. */
function mended(flow: Flow): Flow {
  return flow.step === 'error' ? { ...flow, operation: undefined } : flow
}

/** Marks the flow as busy with an operation; the caller of `advance` sees that and runs the handler. */
function perform(flow: Flow, operation: Operation): Flow {
  return { ...flow, operation, busy: true }
}

function outcomeOf(operation: Operation): Outcome {
  if (operation.kind === 'cancel') return 'canceled'
  return operation.kind === 'offer' && isHelp(operation.offer) ? 'referred' : 'saved'
}
