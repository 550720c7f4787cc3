import { describe, expect, it } from 'vitest'
import type { Config } from '../../../src/config/schema/schema'
import type { Action } from '../../../src/flow/flow'
import { forCustomer } from '../../../src/flow/forCustomer'
import { leavesByHost } from '../../../src/flow/leavesByHost'
import { canResume } from '../../../src/flow/resume'
import { visibleOffers } from '../../../src/flow/visibleOffers'
import type { Subscription } from '../../../src/situation/schema'
import { asking, inState, settled } from '../../support/flowStates'
import { because, config, situation, started, walk } from '../../support/startedFlow'

const pastDueFirst: Partial<Config> = {
  offers: { ...config.offers, card: { type: 'update_payment', url: 'https://example.com/card' } },
  rules: [
    { id: 'card', on: 'open', when: { 'subscription.status': 'past_due' }, offers: ['card'] },
    ...(config.rules ?? []),
  ],
}

const refused: Action = { type: 'failed', failure: 'refused', refusal: 'Not eligible.' }

describe('offers before the survey', () => {
  const pastDue = (over: Partial<Config> = {}) =>
    started({
      config: { ...pastDueFirst, ...over },
      situation: { subscription: { ...situation.subscription, status: 'past_due' } },
    })

  it('come first where a rule asks for it, and are decided before they are shown', () => {
    expect(pastDue()).toMatchObject({
      step: 'offer',
      openedWith: 'offer',
      behind: [],
      shown: ['card'],
      decision: { rule: 'card' },
    })
    expect(started({ config: pastDueFirst })).toMatchObject({ step: 'survey', openedWith: 'survey' })
    expect(started({ config: pastDueFirst }).decision).toBeUndefined()
  })

  it('decline to the survey, and from there straight to confirm', () => {
    const survey = walk(pastDue(asking), 'decline')
    expect(survey).toMatchObject({ step: 'survey', behind: ['offer'] })
    const confirm = walk(survey, because('price'), 'continue')
    expect(confirm).toMatchObject({ step: 'confirm', behind: ['offer', 'survey'], shown: ['card'] })
    expect(walk(confirm, 'back', 'back')).toMatchObject({ step: 'offer', behind: [] })
  })

  it('lead to confirm by one press of cancel', () => {
    expect(walk(pastDue(), 'cancel')).toMatchObject({ step: 'confirm', behind: ['offer'] })
  })

  it('are none under a preset of none', () => {
    expect(pastDue({ fairness: 'us-mn' })).toMatchObject({ step: 'survey', offers: [] })
  })
})

describe('the state of the subscription', () => {
  it.each(['canceling', 'paused', 'canceled'] as const)('%s is said first, without a survey or an offer', (status) => {
    const flow = inState(status)
    expect(flow).toMatchObject({ step: 'state', behind: [], offers: [] })
    expect(walk(flow, 'cancel')).toMatchObject({ step: 'confirm', behind: ['state'] })
    expect(walk(flow, 'cancel', 'back').step).toBe('state')
    expect(walk(flow, 'close')).toMatchObject({ outcome: 'dismissed', closed: true })
  })

  it.each(['active', 'trialing', 'past_due'] as const)('%s opens with the survey', (status) => {
    expect(inState(status).step).toBe('survey')
  })

  it.each(['canceling', 'paused'] as const)('%s can be resumed, which saves', (status) => {
    const busy = walk(inState(status), 'resume')
    expect(busy).toMatchObject({ busy: true, operation: { kind: 'resume', choice: {} } })
    expect(walk(busy, settled({ confirmationId: 'R-1' }))).toMatchObject({ step: 'done', outcome: 'saved' })
  })

  it('offers no resuming where nothing can do it, nor after the end', () => {
    for (const flow of [inState('paused', ['cancel']), inState('canceled')]) {
      expect(canResume(flow)).toBe(false)
      expect(walk(flow, 'resume')).toBe(flow)
    }
  })

  it('goes on from a pause to the survey, and then to confirm without an offer', () => {
    const survey = walk(inState('paused'), 'decline')
    expect(survey).toMatchObject({ step: 'survey', behind: ['state'] })
    expect(walk(survey, because('price'), 'continue')).toMatchObject({ step: 'confirm', shown: [] })
  })

  it('has no survey to decline to when it is on its way out already', () => {
    const flow = inState('canceling')
    expect(walk(flow, 'decline')).toBe(flow)
  })
})

describe('several subscriptions', () => {
  const two: Subscription[] = [
    { id: 'sub_1', planName: 'Team', status: 'active' },
    { id: 'sub_2', planName: 'Solo', status: 'past_due' },
  ]
  const several = () =>
    started({ config: pastDueFirst, situation: { subscriptions: two, subscription: undefined as never } })
  const choose = (subscription: number): Action => ({ type: 'choose', subscription })

  it('ask first which one, with nothing picked', () => {
    const flow = several()
    expect(flow).toMatchObject({ step: 'subscription', subscriptions: two })
    expect(flow.chosen).toBeUndefined()
    for (const way of ['continue', 'cancel'] as const) {
      expect(walk(flow, way)).toMatchObject({ step: 'subscription', pickMissing: true })
    }
    expect(walk(flow, 'continue', choose(0)).pickMissing).toBe(false)
  })

  it('go on as if the flow had been opened with the one', () => {
    expect(walk(several(), choose(0), 'continue')).toMatchObject({
      step: 'survey',
      behind: ['subscription'],
      situation: { subscription: two[0] },
    })
    expect(walk(several(), choose(1), 'continue')).toMatchObject({
      step: 'offer',
      openedWith: 'offer',
      shown: ['card'],
    })
  })

  it('change their mind on the way back', () => {
    const flow = walk(several(), choose(1), 'continue', 'back', choose(0), 'continue')
    expect(flow).toMatchObject({ step: 'survey', offers: [], situation: { subscription: two[0] } })
    expect(flow.decision).toBeUndefined()
  })

  it('lead to confirm by one press of cancel once it is known which', () => {
    expect(walk(several(), choose(0), 'cancel')).toMatchObject({ step: 'confirm', situation: { subscription: two[0] } })
  })

  it('go on in the flow that the picked one belongs to, and in the other one after going back', () => {
    const other = { ...config, id: 'other', survey: { reasons: [{ id: 'refund', label: 'Refund' }] } }
    const start = { ...several(), flows: [config, other] }
    const picked = walk(start, choose(1), 'continue')
    expect(picked.config).toBe(other)
    expect(picked.reasons.map(({ id }) => id)).toEqual(['refund'])
    const again = walk(picked, 'back', choose(0), 'continue')
    expect(again.config).toBe(config)
    expect(again.reasons.map(({ id }) => id).sort()).toEqual(config.survey.reasons.map(({ id }) => id).sort())
  })

  it('are asked about only as far as the flow is for them', () => {
    const audience = { 'subscription.status': 'active' }
    const narrowed = (subscriptions: unknown) =>
      forCustomer({ ...config, audience }, { ...situation, subscriptions } as typeof situation).situation
    expect(narrowed(two)).toMatchObject({ subscription: two[0] })
    expect(narrowed(two)).not.toHaveProperty('subscriptions')
    expect(narrowed([two[0], two[0], two[1]])).toMatchObject({ subscriptions: [two[0], two[0]] })
    expect(narrowed([two[0], two[0]])).not.toHaveProperty('subscription')
    expect(narrowed([two[1]])).toBeUndefined()
    expect(narrowed([])).toMatchObject({ subscription: situation.subscription })
    expect(narrowed('two')).toMatchObject({ subscription: situation.subscription })
    expect(narrowed([null, two[0]])).toMatchObject({ subscription: two[0] })
  })
})

describe('offers side by side', () => {
  const offers = ['save20', 'rest', 'talk', 'look']
  const beside = (fairness: Config['fairness'] = 'us-ca') =>
    walk(started({ config: { fairness, rules: [{ id: 'all', together: true, offers }] } }), 'continue')

  it('stand on one screen, three at the most, and are all shown', () => {
    const flow = beside()
    expect(visibleOffers(flow).map(({ id }) => id)).toEqual(['save20', 'rest', 'talk'])
    expect(flow).toMatchObject({ step: 'offer', together: true, shown: ['save20', 'rest', 'talk'] })
  })

  it('keep a pick each, and the one that is named is accepted', () => {
    const flow = walk(beside(), { type: 'pick', offer: 'rest', pick: 2 })
    expect(walk(flow, { type: 'accept', offer: 'save20' }).operation).toMatchObject({ offer: { id: 'save20' } })
    expect(walk(flow, { type: 'accept', offer: 'rest' }).operation).toMatchObject({ choice: { length: 2 } })
    expect(walk(beside(), { type: 'accept', offer: 'rest' })).toMatchObject({ pickMissing: true, busy: false })
  })

  it('are declined all at once', () => {
    expect(walk(beside(), 'decline')).toMatchObject({ step: 'confirm', behind: ['survey', 'offer'] })
  })

  it('are none where the preset allows none', () => {
    expect(beside('us-mn')).toMatchObject({ step: 'confirm', offers: [] })
  })

  it('stand alone without the word for it, and then none beside it can be accepted', () => {
    const flow = walk(started({ config: { rules: [{ id: 'all', offers }] } }), 'continue')
    expect(visibleOffers(flow).map(({ id }) => id)).toEqual(['save20'])
    expect(walk(flow, { type: 'accept', offer: 'rest' })).toBe(flow)
  })
})

describe('a bundle', () => {
  it.each([
    ['save20', undefined],
    ['rest', 1],
  ] as const)('goes along in what %s is chosen as', (id, pick) => {
    const offers = { ...config.offers, [id]: { ...config.offers?.[id], with: 'talk' } } as Config['offers'] & object
    const at = walk(started({ config: { offers, rules: [{ id: 'all', offers: [id] }] } }), 'continue')
    const flow = walk(at, { type: 'pick', offer: id, pick }, { type: 'accept', offer: id })
    expect(flow.operation?.choice).toMatchObject({ with: 'talk' })
  })
})

describe('a refusal', () => {
  const refusedOffer = () => walk(started(), because('price'), 'continue', { type: 'accept', offer: 'save20' }, refused)
  const refusedCancel = () => walk(started(), 'cancel', 'confirm', refused)

  it('is shown in the words of who refused, and nothing has ended', () => {
    expect(refusedOffer()).toMatchObject({ step: 'error', failure: 'refused', refusal: 'Not eligible.', busy: false })
    expect(refusedOffer().outcome).toBeUndefined()
  })

  it.each(['continue', 'cancel'] as const)('of an offer leaves %s to lead to confirm, by us', (way) => {
    const flow = walk(refusedOffer(), way)
    expect(leavesByHost(refusedOffer(), way)).toBe(false)
    expect(flow).toMatchObject({ step: 'confirm', behind: ['survey', 'offer'] })
    expect(flow.operation).toBeUndefined()
    expect(walk(flow, 'close')).toMatchObject({ outcome: 'dismissed' })
  })

  it('leads back to where it was asked for', () => {
    expect(walk(refusedOffer(), 'back')).toMatchObject({ step: 'offer', behind: ['survey'] })
    expect(walk(refusedCancel(), 'back')).toMatchObject({ step: 'confirm', behind: ['survey'] })
  })

  it('of the cancellation leaves the host’s own', () => {
    expect(leavesByHost(refusedCancel(), 'cancel')).toBe(true)
    expect(walk(refusedCancel(), 'cancel')).toMatchObject({ outcome: 'canceled', closed: true })
    expect(walk(refusedCancel(), 'close')).toMatchObject({ outcome: 'failed' })
  })

  it('after a retry is the same again', () => {
    expect(walk(refusedOffer(), 'retry', refused, 'back')).toMatchObject({ step: 'offer', behind: ['survey'] })
  })

  it('is no fault: from one there is no way back, what was asked for may have been done', () => {
    const flow = walk(
      started(),
      because('price'),
      'continue',
      { type: 'accept', offer: 'save20' },
      {
        type: 'failed',
        failure: 'timeout',
      },
    )
    expect(walk(flow, 'back')).toBe(flow)
    expect(walk(flow, 'continue')).toBe(flow)
  })
})
