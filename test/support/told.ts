import type { EventDraft } from '../../src/events/wire/eventsBy'
import { eventsFor } from '../../src/events/wire/eventsFor'
import { advanceWhole } from '../../src/flow/advanceWhole'
import type { Action, Flow } from '../../src/flow/flow'
import { now } from './startedFlow'

/** The events of a whole walk, as the recorder would get them. */
export function told(start: Flow, ...actions: (Action | string)[]): EventDraft[] {
  const drafts = eventsFor(undefined, undefined, start)
  actions.reduce((before, given) => {
    const action = (typeof given === 'string' ? { type: given } : given) as Action
    const after = advanceWhole(before, action, now)
    if (after !== before) drafts.push(...eventsFor(before, action, after))
    return after
  }, start)
  return drafts
}

export const types = (drafts: EventDraft[]) => drafts.map(({ type }) => type)

export const settled: Action = { type: 'settled', receipt: { confirmationId: 'CN-1' } }

export const accept = (offer: string): Action => ({ type: 'accept', offer })
