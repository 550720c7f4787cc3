import type { Action, Flow, Step } from './flow'
import { isBroken } from './isBroken'

/** What one type of action does to a flow. */
type Move<T extends Action['type']> = (flow: Flow, action: Extract<Action, { type: T }>, now: Date) => Flow
/** Moves by the type of their action. */
export type Moves = { [T in Action['type']]?: Move<T> }
/** Computes the flow that follows from an action at the time `now`. It changes nothing itself. */
export type Advance = (flow: Flow, action: Action, now: Date) => Flow

/** Makes an `Advance` from a table of moves. An action that its screen does not offer gives back the same flow. */
export function advanceBy(moves: Moves): Advance {
  return (flow, action, now) => {
    const { type } = action
    const isReply = type === 'settled' || type === 'failed'
    const isDeaf = flow.closed || !(heardBy(flow)?.includes(type) ?? true)
    const steps = stepsOf[type]
    if (!isReply && (isDeaf || (steps && !steps.includes(flow.step)))) return flow
    return (moves[type] as Move<Action['type']> | undefined)?.(flow, action as never, now) ?? flow
  }
}

/** What the customer can do while a handler is at work. */
const whileBusy: readonly Action['type'][] = ['close', 'aside', 'break']
/** What the customer can do once the flow has its outcome. */
const afterTheEnd: readonly Action['type'][] = ['close', 'keep', 'undo', 'cancel', 'aside', 'break']
/** What the customer can do on the error screen after a fault of ours, even while a handler is at work. */
const onceBroken: readonly Action['type'][] = ['retry', 'cancel', 'keep', 'close', 'aside', 'break']

/** The types of action that count in this state; undefined when all do. */
function heardBy(flow: Flow): readonly Action['type'][] | undefined {
  if (isBroken(flow)) return onceBroken
  return flow.busy ? whileBusy : flow.outcome && afterTheEnd
}

/** The screens that offer an action; one that is not listed here is offered on every screen. */
const stepsOf: { [T in Action['type']]?: readonly Step[] } = {
  answer: ['survey', 'feedback'],
  choose: ['subscription'],
  continue: ['subscription', 'survey', 'custom', 'feedback', 'error'],
  pick: ['offer'],
  accept: ['offer'],
  decline: ['offer', 'state'],
  resume: ['state'],
  refer: ['state'],
  ends: ['confirm'],
  write: ['confirm'],
  confirm: ['confirm'],
  retry: ['error'],
  undo: ['done'],
}
