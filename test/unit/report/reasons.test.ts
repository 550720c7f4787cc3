import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../../src/config/check/parseConfig'
import { summarize } from '../../../src/report'
import { canceledLog, flowLog, savedLog } from '../../support/flowLog'
import { config } from '../../support/reportConfig'

describe('the funnel', () => {
  const viewed = (step: string): [string, Record<string, unknown>] => ['flow.step_viewed', { step }]
  const log = [
    ...flowLog('a', [['flow.started'], viewed('survey'), viewed('offer'), viewed('confirm'), ['flow.canceled']]),
    ...flowLog('b', [
      ['flow.started'],
      viewed('survey'),
      ['survey.answered', { reason: 'other' }],
      viewed('offer'),
      ['flow.dismissed'],
    ]),
    ...flowLog('c', [['flow.started'], viewed('survey')]),
    ...flowLog('d', [['flow.started'], viewed('survey'), viewed('quiz'), viewed('survey'), ['flow.canceled']]),
  ]

  it('counts who saw each step and who was lost there', () => {
    expect(summarize(log).funnel).toMatchObject([
      { step: 'survey', viewed: 4, left: 1, dropOff: { value: 0.25, n: 4 } },
      { step: 'offer', viewed: 2, left: 1 },
      { step: 'confirm', viewed: 1, left: 0 },
      { step: 'quiz', viewed: 1, left: 0 },
    ])
  })

  it('takes the time on a step until the next one, and none where it was never left', () => {
    const [survey, offer] = summarize(log).funnel
    // a 10 s, b 20 s, d 10 s and 10 s; c never left.
    expect(survey?.seconds).toEqual({ median: 10, p90: expect.closeTo(17, 10) })
    expect(offer?.seconds).toEqual({ median: 10, p90: 10 })
  })

  it('trusts no time of a session whose clock went back', () => {
    const jumped = flowLog('j', [['flow.started'], viewed('survey'), ['flow.canceled']]).map((event) =>
      event.sequence === '3' ? { ...event, time: '2020-01-01T00:00:00Z' } : event,
    )
    const { funnel, input, flows } = summarize(jumped)
    expect(funnel).toMatchObject([{ step: 'survey', viewed: 1, seconds: null }])
    expect([input.clockSkew, flows.outcomes.canceled]).toEqual([1, 1])
  })
})

describe('reasons and offers', () => {
  it('takes category and influence from the event first, then from the config', () => {
    const said = flowLog('said', [
      ['flow.started'],
      ['survey.answered', { reason: 'other', category: 'quality', influence: 'influenceable' }],
    ])
    const { reasons, categories, influence } = summarize(
      [...said, ...canceledLog('a', 'too_expensive'), ...canceledLog('b', 'closing'), ...canceledLog('c', 'closing')],
      { config },
    )
    expect(reasons.other).toMatchObject({ category: 'quality', influence: 'influenceable' })
    expect(reasons.closing).toMatchObject({
      answered: 2,
      category: 'business',
      lost: { USD: { subscriptions: 2, mrr: 10_000 } },
    })
    expect([
      categories.price?.answered,
      influence.uninfluenceable?.answered,
      influence.influenceable?.answered,
    ]).toEqual([1, 2, 2])
  })

  it('goes by the last answer of a customer who stepped back', () => {
    const log = flowLog('s', [
      ['flow.started'],
      ['survey.answered', { reason: 'closing', answers: { reason: 'closing', comment: 'we close down' } }],
      ['survey.answered', { reason: 'other', answers: { reason: 'other' } }],
    ])
    const { reasons, topics } = summarize(log)
    expect([Object.keys(reasons), topics.comments]).toEqual([['other'], 0])
  })

  it('counts an offer shown twice by stepping back, or tried again after it failed, once', () => {
    const about = { offer: 'break', type: 'pause' }
    const log = flowLog('s', [
      ['flow.started'],
      [
        'decision.made',
        {
          rule: 'r',
          offers: ['break'],
          why: [
            { kind: 'segment', id: 'big', result: 'matched' },
            { kind: 'rule', id: 'r', result: 'matched' },
          ],
        },
      ],
      ['offer.shown', about],
      ['offer.shown', about],
      ['offer.accepted', about],
      ['offer.failed', about],
      ['offer.accepted', about],
      ['offer.applied', about],
      ['flow.saved', { offer: 'break' }],
    ])
    const counts = {
      decided: 1,
      shown: 1,
      accepted: 1,
      applied: 1,
      failed: 1,
      declined: 0,
      acceptance: { value: 1, n: 1 },
    }
    expect(summarize(log).offers).toMatchObject({
      break: { type: 'pause', ...counts, byRule: { r: counts }, bySegment: { big: counts } },
    })
  })

  it.each(['constructor', '__proto__', 'toString'])('knows no offer type called %s', (type) => {
    const { savedRevenue } = summarize(savedLog('s', { offer: type, type }), { config })
    expect(savedRevenue.USD).toMatchObject({ mrr: 5000, discount: 0, net: 5000 })
  })

  it('keeps ids such as __proto__ as ids', () => {
    const { reasons, offers } = summarize([
      ...canceledLog('a', '__proto__'),
      ...savedLog('b', { offer: 'constructor', type: 'pause' }),
    ])
    expect([Object.keys(reasons), Object.keys(offers)]).toEqual([['__proto__'], ['constructor']])
  })

  it('follows those who went to help into their next flow', () => {
    const customer = { id: 'cus' }
    const helped = (id: string, at: string, who = customer) =>
      flowLog(
        id,
        [
          ['flow.started'],
          ['offer.accepted', { offer: 'call', type: 'booking' }],
          ['flow.referred', { offer: 'call' }],
        ],
        { at, customer: who },
      )
    const log = [
      ...helped('one', '2026-03-01T00:00:00Z'),
      ...canceledLog('two', 'other', { customer, at: '2026-03-09T00:00:00Z' }),
      ...helped('three', '2026-03-02T00:00:00Z', { id: 'someone else' }),
      ...helped('four', '2026-03-02T00:00:00Z', { id: '' }),
    ]
    expect(summarize(log).help.call).toMatchObject({
      followed: 3,
      unknown: 1,
      later: { canceled: 1, none: 1, saved: 0 },
    })
  })
})

describe('what customers said in more than one step', () => {
  it('counts the last answer of a session, once', () => {
    const log = flowLog('s', [
      ['flow.started'],
      ['survey.answered', { reason: 'too_expensive', answers: { reason: 'too_expensive', again: 3 } }],
      ['flow.step_viewed', { step: 'feedback' }],
      ['survey.answered', { reason: 'closing', answers: { reason: 'closing', again: 10, wish: 'more of it' } }],
      ['flow.canceled', { reason: 'closing' }],
    ])
    const { reasons, nps, topics } = summarize(log, { config })
    expect(Object.entries(reasons).map(([id, { answered }]) => [id, answered])).toEqual([['closing', 1]])
    expect(nps).toMatchObject({ score: 100, n: 1 })
    expect(summarize(log).topics.comments).toBe(1)
    expect(topics.comments).toBe(0)
  })

  it('asks everyone’s questions of everyone', () => {
    const asked = parseConfig({
      ...config,
      survey: {
        ...config.survey,
        questions: [
          { id: 'score', type: 'nps', label: 'Would you recommend us?' },
          { id: 'wish', type: 'text', label: 'What was missing?' },
        ],
      },
    })
    const answers = { reason: 'closing', score: 2, wish: 'exports' }
    const log = flowLog('s', [['survey.answered', { reason: 'closing', answers }], ['flow.canceled']])
    const { nps, topics } = summarize(log, { config: asked })
    expect([nps?.score, topics.comments]).toEqual([-100, 1])
  })

  it('tells reasons that their words suggest apart from those they picked', () => {
    const answered = (session: string, data: Record<string, unknown>) =>
      flowLog(session, [['flow.started'], ['survey.answered', data], ['flow.canceled']])
    const { reasons, suggestedReasons } = summarize([
      ...answered('a', { answers: { wish: 'cheaper', suggestedReason: 'too_expensive' } }),
      ...answered('b', { reason: 'other', suggestedReason: 'too_expensive', answers: { reason: 'other' } }),
      ...answered('c', { reason: 'closing', suggestedReason: 'too_expensive', answers: { reason: 'closing' } }),
      ...answered('d', { reason: 'too_expensive', answers: { reason: 'too_expensive' } }),
    ])
    expect(Object.entries(reasons).map(([id, { answered: count }]) => [id, count])).toEqual([
      ['other', 1],
      ['closing', 1],
      ['too_expensive', 1],
    ])
    expect(suggestedReasons.too_expensive).toMatchObject({ answered: 2, share: { value: 1, n: 2 } })
    expect(suggestedReasons.too_expensive?.lost.USD).toEqual({ subscriptions: 2, mrr: 10_000 })
  })

  it('does not count a step that failed as seen', () => {
    const log = flowLog('s', [
      ['flow.step_viewed', { step: 'survey' }],
      ['flow.step_viewed', { step: 'call', failed: true }],
      ['flow.step_viewed', { step: 'confirm' }],
      ['flow.canceled'],
    ])
    expect(summarize(log).funnel.map(({ step }) => step)).toEqual(['survey', 'confirm'])
  })
})
