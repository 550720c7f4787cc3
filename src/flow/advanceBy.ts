import type { Action, Flow, Step } from './flow'
import { isBroken } from './isBroken'

type Move<T extends Action['type']> = (flow: Flow, action: Extract<Action, { type: T }>, now: Date) => Flow
export type Moves = { [T in Action['type']]?: Move<T> }
export type Advance = (flow: Flow, action: Action, now: Date) => Flow

/** The flow after an action, by the moves that are there. What it cannot do on its screen, it does not: the same flow comes back. */
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

const whileBusy: readonly Action['type'][] = ['close', 'aside', 'break']
const afterTheEnd: readonly Action['type'][] = ['close', 'keep', 'undo', 'cancel', 'aside', 'break']
/** The bare way out leads out whatever else is going on. */
const onceBroken: readonly Action['type'][] = ['retry', 'cancel', 'keep', 'close', 'aside', 'break']

/** The actions that count now; undefined for all. */
function heardBy(flow: Flow): readonly Action['type'][] | undefined {
  if (isBroken(flow)) return onceBroken
  return flow.busy ? whileBusy : flow.outcome && afterTheEnd
}

/** Where an action belongs, when it belongs to some screens only. */
const stepsOf: { [T in Action['type']]?: readonly Step[] } = {
  answer: ['survey', 'feedback'],
  choose: ['subscription'],
  continue: ['subscription', 'survey', 'custom', 'feedback', 'error'],
  pick: ['offer'],
  accept: ['offer'],
  decline: ['offer', 'state'],
  resume: ['state'],
  ends: ['confirm'],
  confirm: ['confirm'],
  retry: ['error'],
  undo: ['done'],
}
