import { describe, expect, it } from 'vitest'
import type { EventDraft } from '../../../src/events/wire/eventsBy'
import { eventsFor } from '../../../src/events/wire/eventsFor'
import { advance } from '../../../src/flow/advance'
import type { Action, Flow } from '../../../src/flow/flow'
import { because, now, started } from '../../support/startedFlow'

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
    expect(drafts.at(-1)?.data).toMatchObject({ reason: 'price' })
    expect(drafts.at(-1)?.data.offer).toBeUndefined()
  })

  it('tells a pause with what was picked, in every event about it', () => {
    const pick: Action = { type: 'pick', offer: 'rest', pick: 2 }
    const drafts = told(started(), because('break'), 'continue', pick, accept('rest'), settled, 'close')
    const choice = {
      length: 2,
      unit: 'month',
      startsAt: '2026-12-01T00:00:00.000Z',
      resumesAt: '2027-02-01T00:00:00.000Z',
    }
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

describe('the screens around the survey', () => {
  const card = { type: 'update_payment', url: 'https://example.com/card' } as const
  const over = {
    config: { offers: { card }, rules: [{ id: 'due', on: 'open' as const, offers: ['card'] }] },
    situation: { subscription: { status: 'past_due' as const } },
  }
  const questions = [{ id: 'missed', type: 'text' as const, label: 'What was missing?' }]
  const asking = { survey: { ...started().config.survey, questions } }
  const missed: Action = { type: 'answer', question: 'missed', value: 'Folders' }

  it('tells an offer on open as decided before it is shown', () => {
    expect(types(told(started(over), 'decline')).slice(1)).toEqual([
      'flow.started',
      'decision.made',
      'flow.step_viewed',
      'offer.shown',
      'offer.declined',
      'flow.step_viewed',
    ])
  })

  it('tells the exposure of an arm that shows nothing on open', () => {
    const experiment = { id: 'e', variations: [{ key: 'none', weight: 1, offers: [] }] }
    const rules = [{ id: 'due', on: 'open' as const, offers: ['card'], experiment }]
    const drafts = told(started({ ...over, config: { ...over.config, rules } }))
    expect(drafts.find(({ type }) => type === 'decision.made')?.data).toMatchObject({
      rule: 'due',
      experiment: { id: 'e', variation: 'none' },
    })
    expect(drafts.at(-1)).toEqual({ type: 'flow.step_viewed', data: { step: 'survey' } })
  })

  it('tells the answers again when the questions to everyone were left, all of them', () => {
    const drafts = told(started({ config: asking }), because('none'), 'continue', missed, 'cancel')
    const answered = drafts.filter(({ type }) => type === 'survey.answered').map(({ data }) => data.answers)
    expect(answered).toEqual([{ reason: 'none' }, { missed: 'Folders', reason: 'none' }])
  })

  it('tells of answers without a reason, and nothing where nothing was said', () => {
    const [answered] = told(started({ config: asking }), 'continue', missed, 'continue').filter(
      ({ type }) => type === 'survey.answered',
    )
    expect(answered?.data).toEqual({ answers: { missed: 'Folders' } })
    expect(types(told(started({ config: asking }), 'continue', 'continue'))).not.toContain('survey.answered')
  })

  it('tells which reason the free text suggests', () => {
    const [answered] = told(started(), { type: 'cancel', suggestedReason: 'price' }).filter(
      ({ type }) => type === 'survey.answered',
    )
    expect(answered?.data).toEqual({ suggestedReason: 'price', answers: { suggestedReason: 'price' } })
  })

  it('tells what everyone means by a standard reason, unless the config says otherwise', () => {
    const reasons = [
      { id: 'unused' },
      { id: 'toString', label: 'None' },
      { id: 'temporary', category: 'summer', influence: 'influenceable' as const },
    ]
    const about = (reason: string) =>
      told(started({ config: { survey: { reasons } } }), because(reason), 'cancel').find(
        ({ type }) => type === 'survey.answered',
      )?.data
    expect(about('unused')).toMatchObject({ category: 'usage', influence: 'influenceable' })
    expect(about('toString')).toMatchObject({ category: undefined, influence: 'unknown' })
    expect(about('temporary')).toMatchObject({ category: 'summer', influence: 'influenceable' })
  })

  it('tells a merchant’s own step by its name, with its result, and that it failed', () => {
    const start = started({ config: { steps: [{ id: 'tour' }, { id: 'export' }] }, mounts: ['tour', 'export'] })
    const steps = (...actions: (Action | string)[]) =>
      told(start, because('none'), 'continue', ...actions)
        .filter(({ type }) => type === 'flow.step_viewed')
        .map(({ data }) => data)
    expect(steps({ type: 'skip', name: 'tour' })).toEqual([
      { step: 'survey' },
      { step: 'tour' },
      { step: 'tour', failed: true },
      { step: 'export' },
    ])
    const drafts = told(start, because('none'), 'continue', { type: 'continue', result: { liked: true } })
    expect(drafts.findLast(({ type }) => type === 'survey.answered')?.data.answers).toEqual({
      tour: { liked: true },
      reason: 'none',
    })
    expect(
      told(start, because('none'), 'continue', 'continue').filter(({ type }) => type === 'survey.answered'),
    ).toHaveLength(1)
  })

  it('tells offers side by side as shown and declined, each', () => {
    const rules = [{ id: 'all', together: true, offers: ['save20', 'rest', 'talk'] }]
    const drafts = told(started({ config: { rules } }), 'continue', 'decline')
    for (const type of ['offer.shown', 'offer.declined']) {
      expect(drafts.filter((draft) => draft.type === type).map(({ data }) => data.offer)).toEqual([
        'save20',
        'rest',
        'talk',
      ])
    }
  })

  it('tells a bundle in what was accepted', () => {
    const offers = { ...started().config.offers, save20: { type: 'discount' as const, percentOff: 20, with: 'talk' } }
    const drafts = told(started({ config: { offers } }), because('price'), 'continue', accept('save20'))
    expect(drafts.at(-1)).toMatchObject({ type: 'offer.accepted', data: { choice: { with: 'talk' } } })
  })

  it('tells a resumed subscription as saved, without an offer', () => {
    const paused = started({ situation: { subscription: { status: 'paused' }, handlers: ['resume'] } })
    const drafts = told(paused, 'resume', settled)
    expect(types(drafts)).not.toContain('offer.applied')
    expect(drafts.at(-1)).toMatchObject({ type: 'flow.saved', data: { resumed: true } })
    expect(drafts.at(-1)?.data.offer).toBeUndefined()
  })

  it('tells when the cancellation takes effect, where that was picked', () => {
    const start = started({ config: { confirm: { ends: ['now', 'period_end'] } } })
    expect(told(start, 'cancel', { type: 'ends', ends: 'now' }, 'confirm', settled).at(-1)?.data.choice).toEqual({
      ends: 'now',
    })
    expect(told(start, 'cancel', 'confirm', settled).at(-1)?.data.choice).toBeUndefined()
  })

  it('tells a refusal as failed, and what was refused is nothing the flow ends with', () => {
    const drafts = told(
      started(),
      because('price'),
      'continue',
      accept('save20'),
      { type: 'failed', failure: 'refused', refusal: 'No.' },
      'continue',
      'close',
    )
    expect(drafts.find(({ type }) => type === 'offer.failed')?.data).toMatchObject({
      offer: 'save20',
      failure: 'refused',
    })
    expect(JSON.stringify(drafts)).not.toContain('No.')
    expect(drafts.at(-1)?.data.offer).toBeUndefined()
  })

  it('raises the alarm of a start once it is known which subscription it is about', () => {
    const alerts = [{ id: 'due', on: 'flow.started' as const, when: { 'subscription.status': 'past_due' } }]
    const subscriptions = [{ status: 'active' as const }, { status: 'past_due' as const }]
    const raised = (subscription: number) =>
      types(
        told(
          started({ config: { alerts }, situation: { subscriptions, subscription: {} } }),
          { type: 'choose', subscription },
          'continue',
        ),
      )
    expect(raised(0)).not.toContain('alert.raised')
    expect(raised(1).slice(-2)).toEqual(['alert.raised', 'flow.step_viewed'])
  })
})

describe('an alert says what a team needs to act', () => {
  const questions = [
    { id: 'comment', type: 'text' as const, label: 'Anything else?' },
    { id: 'rival', type: 'single' as const, label: 'Where to?', options: [{ id: 'acme', label: 'Acme' }] },
  ]
  const alerts = [
    'flow.started',
    'decision.made',
    'flow.saved',
    'flow.canceled',
    'flow.dismissed',
    'flow.referred',
  ].map((on) => ({ id: on, on: on as 'flow.saved' }))
  const said: Action[] = [
    { type: 'answer', question: 'comment', value: 'my number is 0171 1234567' },
    { type: 'answer', question: 'rival', value: 'acme' },
  ]
  const raisedOn = (config: object, ...actions: (Action | string)[]) => {
    const survey = { ...started().config.survey, questions }
    const flow = started({ config: { alerts, survey, ...config }, situation: { handlers: ['discount', 'pause'] } })
    return JSON.parse(JSON.stringify(told(flow, ...actions)))
      .filter(({ type }: EventDraft) => type === 'alert.raised')
      .map(({ data }: EventDraft) => data)
  }
  const why = {
    reason: 'price',
    label: 'It costs too much',
    category: 'money',
    influence: 'influenceable',
    answers: { rival: 'acme' },
  }
  const save20 = { percentOff: 20, durationInMonths: 3, couponId: 'SAVE20' }

  it('as it becomes known: nothing but itself at the start, reason and answers at the decision, all at the end', () => {
    const way = [because('price'), ...said, 'continue', 'cancel', 'confirm']
    expect(raisedOn({}, ...way)).toEqual([
      { alert: 'flow.started' },
      { alert: 'decision.made', ...why },
      {
        alert: 'flow.canceled',
        ...why,
        declined: [{ offer: 'save20', type: 'discount', choice: save20 }],
        outcome: 'canceled',
      },
    ])
  })

  it('names the offer that was taken, with its terms, and none as declined', () => {
    const way = [because('price'), ...said, 'continue', accept('save20'), settled, 'close']
    expect(raisedOn({}, ...way).at(-1)).toEqual({
      alert: 'flow.saved',
      ...why,
      offer: 'save20',
      type: 'discount',
      choice: save20,
      outcome: 'saved',
    })
    const help = raisedOn({}, because('help'), 'continue', accept('talk'), 'close').at(-1)
    expect(help).toMatchObject({ alert: 'flow.referred', offer: 'talk', type: 'contact', outcome: 'referred' })
  })

  it('calls no offer declined that is still on the screen', () => {
    expect(raisedOn({}, because('price'), 'continue', 'close').at(-1)).not.toHaveProperty('declined')
  })

  it.each([
    ['what was picked, where nothing is listed', undefined, { rival: 'acme' }],
    ['nothing, where the list has none of it', ['customer.id'], undefined],
    ['what was written, where the list names it', ['answers.comment'], { comment: 'my number is 0171 1234567' }],
  ])('carries of the answers %s', (_, send, answers) => {
    const privacy = send && { send }
    expect(raisedOn({ privacy }, because('price'), ...said, 'continue').at(-1).answers).toEqual(answers)
  })

  it('carries nothing that was written into a custom offer', () => {
    const offers = { call: { type: 'custom' as const, name: 'call' } }
    const rules = [{ id: 'all', offers: ['call'] }]
    const flow = started({ config: { alerts, offers, rules }, situation: { handlers: ['call'] }, mounts: ['call'] })
    const pick: Action = { type: 'pick', offer: 'call', pick: 'ring me' }
    const drafts = told(flow, because('price'), 'continue', pick, accept('call'), settled, 'close')
    expect(drafts.find(({ type }) => type === 'offer.applied')?.data.choice).toMatchObject({ result: 'ring me' })
    const alert = drafts.filter(({ type }) => type === 'alert.raised').at(-1)
    expect(alert?.data).toMatchObject({ offer: 'call', outcome: 'saved' })
    expect(JSON.stringify(alert)).not.toContain('ring me')
  })

  it('speaks English to a team where the config has several languages', () => {
    const label = { 'zh-Hans': '太贵了', en: 'Too expensive' }
    const survey = { reasons: [{ id: 'price', label }] }
    expect(raisedOn({ survey }, because('price'), 'continue').at(-1).label).toBe('Too expensive')
  })
})
