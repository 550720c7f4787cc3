import { describe, expect, it } from 'vitest'
import type { EventDraft } from '../../../src/events/wire/eventsBy'
import type { Action } from '../../../src/flow/flow'
import { because, started } from '../../support/startedFlow'
import { accept, settled, told, types } from '../../support/told'

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
