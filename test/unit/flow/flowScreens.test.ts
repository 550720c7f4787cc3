import { describe, expect, it } from 'vitest'
import type { Config } from '../../../src/config/schema/schema'
import { answersOf } from '../../../src/flow/answers'
import type { Action, Flow } from '../../../src/flow/flow'
import { forCustomer } from '../../../src/flow/forCustomer'
import { leavesByHost } from '../../../src/flow/leavesByHost'
import { canResume, canUndo } from '../../../src/flow/resume'
import { visibleOffers } from '../../../src/flow/visibleOffers'
import type { Subscription } from '../../../src/situation/schema'
import { because, config, now, situation, started, walk } from '../../support/startedFlow'

const questions: Config['survey']['questions'] = [
  { id: 'missed', type: 'text', label: 'What was missing?' },
  { id: 'score', type: 'nps', label: 'Would you recommend us?' },
]
const asking: Partial<Config> = { survey: { ...config.survey, questions } }
const steps = [{ id: 'tour', data: { minutes: 2 } }, { id: 'export' }]
const pastDueFirst: Partial<Config> = {
  offers: { ...config.offers, card: { type: 'update_payment', url: 'https://example.com/card' } },
  rules: [
    { id: 'card', on: 'open', when: { 'subscription.status': 'past_due' }, offers: ['card'] },
    ...(config.rules ?? []),
  ],
}
const inState = (status: NonNullable<Subscription['status']>, handlers = ['cancel', 'resume']) =>
  started({ situation: { subscription: { ...situation.subscription, status }, handlers } })
const settled = (receipt = {}): Action => ({ type: 'settled', receipt })
const refused: Action = { type: 'failed', failure: 'refused', refusal: 'Not eligible.' }

describe('one screen between the survey and confirm', () => {
  const next: [string, Parameters<typeof started>[0], string, Partial<Flow>][] = [
    [
      'the offer, before anything of the merchant’s own',
      { config: { ...asking, steps }, mounts: ['tour'] },
      'price',
      { step: 'offer' },
    ],
    [
      'the merchant’s own step',
      { config: { ...asking, steps }, mounts: ['tour'] },
      'none',
      { step: 'custom', merchantStep: steps[0] },
    ],
    [
      'the first of them that the page can draw',
      { config: { steps }, mounts: ['export'] },
      'none',
      { step: 'custom', merchantStep: steps[1] },
    ],
    ['the questions to everyone', { config: { ...asking, steps } }, 'none', { step: 'feedback' }],
    ['nothing', { config: { steps } }, 'none', { step: 'confirm' }],
  ]
  it.each(next)('is %s', (_, over, reason, expected) => {
    const flow = walk(started(over), because(reason), 'continue')
    expect(flow).toMatchObject({ ...expected, behind: ['survey'] })
    const confirm = flow.step === 'confirm' ? flow : walk(flow, 'cancel')
    expect(confirm.step).toBe('confirm')
  })

  it('is only one: what follows the merchant’s own step, the questions or an offer is confirm', () => {
    const custom = walk(
      started({ config: { ...asking, steps }, mounts: ['tour', 'export'] }),
      because('none'),
      'continue',
    )
    expect(walk(custom, 'continue')).toMatchObject({ step: 'confirm', behind: ['survey', 'custom'] })
    const offer = walk(started({ config: { ...asking, steps }, mounts: ['tour'] }), because('price'), 'continue')
    expect(walk(offer, 'decline')).toMatchObject({ step: 'confirm', behind: ['survey', 'offer'] })
  })

  it('goes back from each to the survey and keeps what was said', () => {
    const flow = walk(started({ config: asking }), because('none'), 'continue', {
      type: 'answer',
      question: 'missed',
      value: 'Folders',
    })
    const back = walk(flow, 'continue', 'back', 'back')
    expect(back).toMatchObject({ step: 'survey', behind: [], answers: { reason: 'none', missed: 'Folders' } })
  })
})

describe('the questions to everyone', () => {
  it('are answered without a reason too, and count as answers', () => {
    const flow = walk(started({ config: asking }), 'continue', { type: 'answer', question: 'score', value: 3 })
    expect(answersOf(flow)).toEqual({ score: 3 })
    expect(walk(flow, 'continue').step).toBe('confirm')
  })

  it('can be skipped by either way on', () => {
    const flow = walk(started({ config: asking }), 'continue')
    expect(walk(flow, 'continue').step).toBe('confirm')
    expect(walk(flow, 'cancel').step).toBe('confirm')
  })
})

describe('what free text suggests', () => {
  const hear = (reason: string | undefined, suggestedReason: string | undefined): Flow =>
    walk(started(), ...(reason ? [because(reason)] : []), { type: 'continue', suggestedReason })

  it('is an answer where no reason was picked', () => {
    expect(answersOf(hear(undefined, 'price'))).toEqual({ suggestedReason: 'price' })
  })

  it('decides as an answer does', () => {
    const rules = [{ id: 'guess', when: { 'answers.suggestedReason': 'price' }, offers: ['save20'] }]
    const flow = walk(started({ config: { rules } }), { type: 'continue', suggestedReason: 'price' })
    expect(flow).toMatchObject({ step: 'offer', decision: { rule: 'guess' } })
  })

  it('is nothing beside a picked reason, and goes when the text does', () => {
    expect(answersOf(hear('price', 'help'))).toEqual({ reason: 'price' })
    expect(answersOf(walk(hear(undefined, 'price'), 'back', 'continue'))).toEqual({})
  })

  it('is kept by a straight cancel', () => {
    expect(answersOf(walk(started(), { type: 'cancel', suggestedReason: 'price' }))).toEqual({
      suggestedReason: 'price',
    })
  })
})

describe('a step of the merchant’s own', () => {
  const atTour = () =>
    walk(started({ config: { ...asking, steps }, mounts: ['tour', 'export'] }), because('none'), 'continue')

  it('keeps its result under its name', () => {
    const flow = walk(atTour(), { type: 'continue', result: { liked: true } })
    expect(flow).toMatchObject({ step: 'confirm', results: { tour: { liked: true } } })
    expect(answersOf(flow)).toEqual({ tour: { liked: true }, reason: 'none' })
    expect(walk(flow, 'back').results).toEqual({ tour: { liked: true } })
  })

  it('cannot pass for the reason', () => {
    const named = [{ id: 'reason' }]
    const flow = walk(started({ config: { steps: named }, mounts: ['reason'] }), because('none'), 'continue')
    expect(answersOf(walk(flow, { type: 'continue', result: 'price' })).reason).toBe('none')
  })

  it('gives way to the next when it cannot be drawn, and then to the questions', () => {
    const next = walk(atTour(), { type: 'skip', name: 'tour' })
    expect(next).toMatchObject({
      step: 'custom',
      merchantStep: { id: 'export' },
      behind: ['survey'],
      mounts: ['export'],
    })
    const last = walk(next, { type: 'skip', name: 'export' })
    expect(last).toMatchObject({ step: 'feedback', behind: ['survey'], mounts: [] })
    expect(walk(last, 'back', 'continue').step).toBe('feedback')
  })

  it('leaves a custom offer where it is when its card cannot be drawn', () => {
    const over = {
      config: {
        offers: { train: { type: 'custom', name: 'training' } as const },
        rules: [{ id: 'all', offers: ['train'] }],
      },
      situation: { handlers: ['training'] },
      mounts: ['training'],
    }
    const flow = walk(started(over), 'continue')
    expect(walk(flow, { type: 'skip', name: 'training' })).toMatchObject({ step: 'offer', mounts: [] })
    const taken = walk(flow, { type: 'pick', offer: 'train', pick: { day: 'Mon' } }, { type: 'accept', offer: 'train' })
    expect(taken.operation?.choice).toEqual({ name: 'training', result: { day: 'Mon' } })
    expect(walk(flow, { type: 'accept', offer: 'train' }).operation?.choice).toEqual({ name: 'training' })
  })
})

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

describe('the end of the subscription', () => {
  const both: Partial<Config> = { confirm: { ends: ['now', 'period_end'] } }

  it('is the host’s to say until one is picked', () => {
    const flow = walk(started({ config: both }), 'cancel', 'confirm')
    expect(flow.operation).toEqual({ kind: 'cancel', choice: {} })
  })

  it.each(['now', 'period_end'] as const)('is %s when that was picked', (ends) => {
    const flow = walk(started({ config: both }), 'cancel', { type: 'ends', ends }, 'back', 'cancel', 'confirm')
    expect(flow.operation).toEqual({ kind: 'cancel', choice: { ends } })
  })

  it('cannot be picked where the config does not allow it', () => {
    const flow = walk(started({ config: { confirm: { ends: ['now'] } } }), 'cancel')
    expect(walk(flow, { type: 'ends', ends: 'period_end' })).toBe(flow)
    const plain = walk(started(), 'cancel')
    expect(walk(plain, { type: 'ends', ends: 'now' })).toBe(plain)
  })
})

describe('undo', () => {
  const canceled = (undoUntil?: string, handlers = ['cancel', 'resume']) =>
    walk(started({ situation: { handlers } }), 'cancel', 'confirm', settled(undoUntil ? { undoUntil } : {}))

  it('closes a cancellation that can still be taken back', () => {
    const flow = canceled('2026-11-22T12:00:00Z')
    expect(canUndo(flow, now)).toBe(true)
    expect(walk(flow, 'undo')).toMatchObject({ outcome: 'canceled', undone: true, closed: true })
  })

  it.each([
    ['its time is over', canceled('2026-11-21T11:59:59Z')],
    ['there is no time for it', canceled()],
    ['the time is none', canceled('soon')],
    ['nothing can resume', canceled('2026-11-22T12:00:00Z', ['cancel'])],
    ['it was none', walk(inState('paused'), 'resume', settled({ undoUntil: '2026-11-22T12:00:00Z' }))],
  ])('is none when %s', (_, flow) => {
    expect(walk(flow, 'undo')).toBe(flow)
  })
})
