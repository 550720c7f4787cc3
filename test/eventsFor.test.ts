import { describe, expect, it } from 'vitest'
import { type EventDraft, eventsFor } from '../src/events/eventsFor'
import { advance } from '../src/flow/advance'
import type { Action, Flow } from '../src/flow/flow'
import { because, now, started } from './startedFlow'

/** The events of a whole walk, as the recorder would get them. */
function told(start: Flow, ...actions: (Action | string)[]): EventDraft[] {
  const drafts = eventsFor(undefined, undefined, start)
  actions.reduce((before, given) => {
    const action = (typeof given === 'string' ? { type: given } : given) as Action
    const after = advance(before, action, now)
    if (after !== before) drafts.push(...eventsFor(before, action, after))
    return after
  }, start)
  return drafts
}

const types = (drafts: EventDraft[]) => drafts.map(({ type }) => type)
const settled: Action = { type: 'settled', receipt: { confirmationId: 'CN-1' } }
const accept = (offer: string): Action => ({ type: 'accept', offer })

describe('events are what happened', () => {
  it('tells a cancellation from the first screen to the last, the alert before what it is about', () => {
    const drafts = told(
      started({ situation: { handlers: ['discount'] } }),
      because('price'),
      'continue',
      'cancel',
      'confirm',
    )
    expect(types(drafts)).toEqual([
      'alert.raised',
      'flow.started',
      'flow.step_viewed',
      'survey.answered',
      'decision.made',
      'flow.step_viewed',
      'offer.shown',
      'offer.declined',
      'flow.step_viewed',
      'alert.raised',
      'flow.canceled',
    ])
    expect(drafts[3]?.data).toEqual({
      reason: 'price',
      category: 'money',
      influence: 'influenceable',
      answers: { reason: 'price' },
    })
    expect(drafts[4]?.data).toMatchObject({ rule: 'price', offers: ['save20'], experiment: null, holdout: false })
    expect(drafts.at(-1)?.data).toMatchObject({ reason: 'price', offer: undefined })
  })

  it('tells a pause with what was picked, in every event about it', () => {
    const pick: Action = { type: 'pick', offer: 'rest', pick: 2 }
    const drafts = told(started(), because('break'), 'continue', pick, accept('rest'), settled, 'close')
    const choice = { length: 2, unit: 'month', resumesAt: '2027-01-21T12:00:00.000Z' }
    const about = drafts.filter(({ type }) => /accepted|applied|saved/.test(type))
    expect(types(about)).toEqual(['offer.accepted', 'offer.applied', 'flow.saved'])
    for (const { data } of about) expect(data).toMatchObject({ offer: 'rest', choice })
    expect(about[1]?.data.confirmationId).toBe('CN-1')
  })

  it('tells nothing of a pause that was not picked, and nothing after the end', () => {
    expect(types(told(started(), because('break'), 'continue', accept('rest')))).not.toContain('offer.accepted')
    expect(types(told(started(), 'close', 'continue')).at(-1)).toBe('flow.dismissed')
  })

  it('tells a failure, and the acceptance once however often it is tried', () => {
    const failed: Action = { type: 'failed', failure: 'rejected' }
    const drafts = told(
      started(),
      because('price'),
      'continue',
      accept('save20'),
      failed,
      'retry',
      failed,
      'retry',
      settled,
    )
    expect(types(drafts).filter((type) => type.startsWith('offer.'))).toEqual([
      'offer.shown',
      'offer.accepted',
      'offer.failed',
      'offer.failed',
      'offer.applied',
    ])
  })

  it('tells help as accepted and never as applied', () => {
    const drafts = told(started(), because('help'), 'continue', accept('talk'), 'close')
    expect(types(drafts).slice(-2)).toEqual(['offer.accepted', 'flow.referred'])
    expect(drafts.at(-1)?.data.offer).toBe('talk')
  })

  it('shows an offer once, and makes the same Decision once, however often the customer goes back', () => {
    const drafts = told(started(), because('price'), 'continue', 'back', 'continue', 'back', 'continue')
    expect(types(drafts).filter((type) => type === 'offer.shown')).toHaveLength(1)
    expect(types(drafts).filter((type) => type === 'decision.made')).toHaveLength(1)
  })

  it('makes a new Decision when the answer changes', () => {
    const drafts = told(started(), because('price'), 'continue', 'back', because('break'), 'continue')
    const decisions = drafts.filter(({ type }) => type === 'decision.made').map(({ data }) => data.rule)
    expect(decisions).toEqual(['price', 'break'])
  })

  it('records the exposure of a holdout customer, who is shown nothing', () => {
    const drafts = told(started({ config: { holdout: { share: 1 } } }), because('price'), 'continue')
    expect(drafts.find(({ type }) => type === 'decision.made')?.data).toMatchObject({ holdout: true, offers: [] })
    expect(types(drafts)).not.toContain('offer.shown')
  })

  it('raises the alert of an ending before it: nothing follows the end', () => {
    const drafts = told(started({ situation: { handlers: [] } }), because('price'), 'cancel', 'confirm')
    expect(types(drafts).slice(-2)).toEqual(['alert.raised', 'flow.canceled'])
  })

  it('tells flow.failed, never flow.canceled, when there is no way left', () => {
    const drafts = told(started(), 'cancel', { type: 'aside', failure: 'stranded' }, 'close')
    expect(types(drafts).at(-1)).toBe('flow.failed')
    expect(drafts.at(-1)?.data.failure).toBe('stranded')
    expect(types(drafts)).not.toContain('flow.canceled')
  })
})
