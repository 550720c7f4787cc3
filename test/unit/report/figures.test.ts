import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../../src/config/check/parseConfig'
import type { CloudEvent } from '../../../src/events/wire/flowEvent'
import { summarize, toHtml } from '../../../src/report'
import { toText } from '../../../src/report/print/terminal'
import savedRevenueCases from '../../cases/saved-revenue.json'
import { canceledLog, flowLog, savedLog } from '../../support/flowLog'

const config = parseConfig({
  version: 1,
  id: 'main',
  survey: {
    reasons: [
      { id: 'too_expensive', label: 'It costs too much', category: 'price', influence: 'influenceable' },
      { id: 'closing', label: 'We close', category: 'business', influence: 'uninfluenceable' },
      {
        id: 'other',
        label: 'Something else',
        questions: [{ id: 'again', type: 'nps', label: 'Would you recommend us?' }],
      },
    ],
  },
  offers: {
    save20: { type: 'discount', percentOff: 20, durationInMonths: 3 },
    break: { type: 'pause', lengths: [1, 2], unit: 'month' },
  },
  rules: [
    {
      id: 'price',
      when: { 'answers.reason': 'too_expensive' },
      offers: ['save20'],
      experiment: {
        id: 'price-2026',
        variations: [
          { key: 'control', weight: 0.5, offers: ['save20'] },
          { key: 'pause', weight: 0.5, offers: ['break'] },
        ],
      },
    },
  ],
  holdout: { share: 0.1 },
})

const repeat = (count: number, of: (index: number) => CloudEvent[]) =>
  Array.from({ length: count }, (_, index) => of(index)).flat()

describe('saved revenue', () => {
  it.each(savedRevenueCases)(
    'counts $name',
    ({ type, choice, interval = 'month', discount, downgrade, term, forever, unknown }) => {
      const subscription = { id: 'sub', mrr: 5000, currency: 'USD', interval }
      const { savedRevenue } = summarize(savedLog('s', { offer: 'o', type, choice }, { subscription }))
      expect(savedRevenue).toEqual({
        USD: {
          subscriptions: 1,
          mrr: 5000,
          discount,
          downgrade,
          net: 5000 - discount - downgrade,
          termDiscount: term,
          foreverDiscount: forever,
          unknownDiscount: unknown,
          lostLater: { subscriptions: 0, mrr: 0 },
        },
      })
    },
  )

  it('takes the size of a discount from the config when the event leaves it out', () => {
    const log = savedLog('s', { offer: 'save20', type: 'discount' })
    expect(summarize(log, { config }).savedRevenue.USD).toMatchObject({
      discount: 1000,
      termDiscount: 3000,
      unknownDiscount: 0,
    })
  })

  it('counts a subscription that was saved twice once, as it was last', () => {
    const subscription = { id: 'sub', mrr: 5000, currency: 'USD' }
    const log = [
      ...savedLog('later', { offer: 'b', type: 'pause' }, { subscription, at: '2026-04-01T00:00:00Z' }),
      ...savedLog(
        'early',
        { offer: 'a', type: 'discount', choice: { percentOff: 20 } },
        { subscription, at: '2026-03-01T00:00:00Z' },
      ),
    ]
    expect(summarize(log).savedRevenue.USD).toMatchObject({ subscriptions: 1, mrr: 5000, discount: 0 })
  })

  it('says which saved subscriptions canceled in a later flow', () => {
    const subscription = { id: 'sub', mrr: 5000, currency: 'USD' }
    const saved = savedLog('first', { offer: 'b', type: 'pause' }, { subscription, at: '2026-03-01T00:00:00Z' })
    const left = canceledLog('second', 'other', { subscription, at: '2026-03-20T00:00:00Z' })
    const cameBack = canceledLog('zero', 'other', { subscription, at: '2026-01-20T00:00:00Z' })
    expect(summarize([...saved, ...left]).savedRevenue.USD?.lostLater).toEqual({ subscriptions: 1, mrr: 5000 })
    expect(summarize([...saved, ...cameBack]).savedRevenue.USD?.lostLater).toEqual({ subscriptions: 0, mrr: 0 })
  })

  it('counts what cannot be priced, and never mixes currencies', () => {
    const log = [
      ...savedLog('a', { offer: 'b', type: 'pause' }, { subscription: { id: 'a', mrr: 900, currency: 'JPY' } }),
      ...savedLog('b', { offer: 'b', type: 'pause' }, { subscription: { id: 'b' } }),
      ...canceledLog('c', 'other', { subscription: { id: 'c', mrr: 100, currency: 'EUR' } }),
    ]
    const { savedRevenue, revenueAtRisk, lostRevenue, unpriced } = summarize(log)
    expect(Object.keys(savedRevenue)).toEqual(['JPY'])
    expect(revenueAtRisk).toEqual({ EUR: { subscriptions: 1, mrr: 100 }, JPY: { subscriptions: 1, mrr: 900 } })
    expect([lostRevenue, unpriced]).toEqual([{ EUR: { subscriptions: 1, mrr: 100 } }, 1])
  })
})

describe('experiments', () => {
  const arm = (variation: string, count: number, saved: number) =>
    repeat(count, (index) =>
      flowLog(`${variation}-${index}`, [
        ['flow.started'],
        [
          'decision.made',
          { rule: 'price', offers: ['save20'], experiment: { id: 'price-2026', variation }, holdout: false, why: [] },
        ],
        index < saved ? ['flow.saved', { offer: 'break', type: 'pause' }] : ['flow.canceled'],
      ]),
    )

  it('compares each arm with control: 60 of 100 against 40 of 100', () => {
    const { experiments } = summarize([...arm('pause', 100, 60), ...arm('control', 100, 40)], { config })
    const { arms, control, sampleRatio } = experiments['price-2026'] ?? {}
    expect(control).toBe('control')
    expect(arms?.control).toMatchObject({ sessions: 100, saved: 40, rate: { value: 0.4, n: 100 } })
    expect(arms?.control).not.toHaveProperty('difference')
    // Newcombe's method 10 by hand: Wilson 0.3094 to 0.4980 and 0.5020 to 0.6906.
    expect(arms?.pause).toMatchObject({
      difference: { value: expect.closeTo(0.2, 10), low: expect.closeTo(0.0614, 3), high: expect.closeTo(0.328, 3) },
      ratio: { value: expect.closeTo(1.5, 10) },
      verdict: 'higher',
    })
    expect(sampleRatio).toEqual({ p: 1, alarm: false })
  })

  it('counts what each session is worth: half saved at 5000 is 2500 a session', () => {
    const { experiments } = summarize([...arm('pause', 60, 30), ...arm('control', 60, 30)], { config })
    const revenue = experiments['price-2026']?.arms.pause?.revenue.USD
    expect(revenue?.value).toBe(2500)
    // 1.96 standard errors of a coin worth 0 or 5000, thrown 60 times: 632.
    expect(revenue?.low).toBeGreaterThan(2500 - 720)
    expect(revenue?.low).toBeLessThan(2500 - 540)
    expect(experiments['price-2026']?.arms.pause?.revenueDifference?.USD?.value).toBe(0)
  })

  it('is alarmed when an arm of the config got nobody', () => {
    const { experiments } = summarize(arm('control', 60, 20), { config })
    expect(experiments['price-2026']?.sampleRatio.alarm).toBe(true)
    expect(experiments['price-2026']?.arms.pause).toMatchObject({ sessions: 0, saved: 0, rate: null, difference: null })
  })

  it('takes arms as equal when no config gives their weights', () => {
    const { experiments } = summarize([...arm('a', 50, 10), ...arm('b', 50, 10)])
    expect(experiments['price-2026']).toMatchObject({ control: 'a', sampleRatio: { p: 1, alarm: false } })
  })

  it('compares the holdout by who did not cancel, since nobody there can take an offer', () => {
    const decided = (name: string, holdout: boolean, count: number, stay: number) =>
      repeat(count, (index) =>
        flowLog(`${name}-${index}`, [
          ['flow.started'],
          ['decision.made', { rule: null, offers: [], experiment: null, holdout, why: [] }],
          [index < stay ? 'flow.dismissed' : 'flow.canceled'],
        ]),
      )
    const { holdout } = summarize([...decided('held', true, 100, 20), ...decided('all', false, 900, 450)], { config })
    expect(holdout).toMatchObject({ sessions: 100, saved: 0, deflected: 20, verdict: 'higher', sampleRatio: { p: 1 } })
    expect(holdout.others).toMatchObject({ sessions: 900, deflected: 450, rate: { value: 0.5 } })
    expect(holdout.difference?.value).toBeCloseTo(0.3, 10)
  })
})

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

describe('over time and by group', () => {
  const at = (time: string) => canceledLog(time, 'other', { at: time })

  it('puts a flow into the day, ISO week and month that clocks in the zone say', () => {
    const log = [...at('2026-03-29T22:30:00Z'), ...at('2026-12-31T23:30:00Z')]
    const berlin = summarize(log, { timeZone: 'Europe/Berlin' }).trends
    expect(berlin.day.map(({ period }) => period)).toEqual(['2026-03-30', '2027-01-01'])
    expect(berlin.week.map(({ period }) => period)).toEqual(['2026-W14', '2026-W53'])
    expect(berlin.month.map(({ period }) => period)).toEqual(['2026-03', '2027-01'])
    expect(summarize(log).trends.day.map(({ period }) => period)).toEqual(['2026-03-29', '2026-12-31'])
    expect(summarize(log, { timeZone: 'Asia/Kathmandu' }).trends.day[0]?.period).toBe('2026-03-30')
  })

  it('takes flows that started in the period, whole', () => {
    const log = [...at('2026-02-28T23:59:55Z'), ...at('2026-03-01T00:00:00Z'), ...at('2026-04-01T00:00:00Z')]
    const { flows, trends } = summarize(log, { from: '2026-03-01', to: '2026-04-01' })
    expect([flows.started, flows.outcomes.canceled, trends.day[0]?.period]).toEqual([1, 1, '2026-03-01'])
  })

  it('throws on a period or a zone that is none, for its numbers would look right', () => {
    expect(() => summarize([], { from: 'yesterday' })).toThrow('from: expected a time')
    expect(() => summarize([], { timeZone: 'Mars/Olympus' })).toThrow('timeZone: expected an IANA name')
  })

  it('takes one flow, one segment, or test mode, when asked to', () => {
    const segment = (id: string) => ({ why: [{ kind: 'segment', id, result: 'matched' }] })
    const log = [
      ...flowLog('a', [
        ['flow.started', { flowId: 'yearly' }],
        ['decision.made', segment('big')],
      ]),
      ...flowLog('b', [['flow.started'], ['decision.made', segment('small')]]),
      ...flowLog('c', [['flow.started', { mode: 'test' }]]),
    ]
    const started = (options: object) => summarize(log, options).flows.started
    expect([
      started({}),
      started({ flow: 'yearly' }),
      started({ segment: 'small' }),
      started({ segment: 'none' }),
    ]).toEqual([2, 1, 1, 0])
    expect(summarize(log, { mode: 'test' })).toMatchObject({
      flows: { started: 1 },
      input: { testMode: 1, counted: 1 },
    })
  })

  it('groups by tenure and plan as far as the events say', () => {
    const log = [
      ...canceledLog('a', 'other', { subscription: { plan: 'pro', startedAt: '2026-02-20T00:00:00Z' } }),
      ...canceledLog('b', 'other', { subscription: { plan: 'pro', tenureDays: 400 } }),
      ...canceledLog('c', 'other', { subscription: {} }),
    ]
    const { tenure, plan } = summarize(log).cohorts
    expect(Object.entries(tenure).map(([name, { started }]) => [name, started])).toEqual([
      ['0-30 days', 1],
      ['over 365 days', 1],
    ])
    expect(plan).toMatchObject({ pro: { started: 2, outcomes: { canceled: 2 } } })
  })

  it('counts the net promoter score: 9 and 10 less 0 to 6', () => {
    const scores = [10, 9, 8, 7, 6, 0, 11, 'ten']
    const log = scores.flatMap((score, index) =>
      flowLog(`n${index}`, [['flow.started'], ['survey.answered', { reason: 'other', answers: { again: score } }]]),
    )
    expect(summarize(log, { config }).nps).toEqual({ score: 0, promoters: 2, passives: 2, detractors: 2, n: 6 })
    expect(summarize(log).nps).toBeNull()
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

describe('a subscription that was taken back', () => {
  const resumed = flowLog('s', [['flow.started'], ['flow.step_viewed', { step: 'done' }], ['flow.saved', {}]])

  it('is saved, at its full price, without an offer', () => {
    const { flows, savedRevenue, offers, help, advice, unpriced } = summarize(resumed, { config })
    expect(flows).toMatchObject({ started: 1, ended: 1, outcomes: { saved: 1 } })
    expect(savedRevenue.USD).toMatchObject({ subscriptions: 1, mrr: 5000, discount: 0, net: 5000, unknownDiscount: 0 })
    expect({ offers, help, advice, unpriced }).toEqual({ offers: {}, help: {}, advice: [], unpriced: 0 })
  })

  it('prints', () => {
    const summary = summarize(resumed, { config })
    expect(toHtml(summary)).toContain('Subscriptions worth $50.00 a month')
    expect(toHtml(summary)).not.toMatch(/undefined|null|NaN/)
  })
})

describe('what a report was narrowed to', () => {
  const log = [
    ...canceledLog('a', 'unused', { subscription: { plan: 'pro' } }),
    ...canceledLog('b', 'unused', { subscription: { plan: 'solo' } }),
  ]

  it('is a plan', () => {
    expect(summarize(log, { plan: 'pro' }).flows.started).toBe(1)
  })

  it('stands in it and above it', () => {
    const { scope } = summarize(log, { plan: 'pro', flow: 'main', from: '2026-01-01' })
    expect(scope).toEqual({ plan: 'pro', flow: 'main', from: '2026-01-01', mode: 'live' })
    const html = toHtml(summarize(log, { plan: 'pro', flow: 'main', segment: 'big', mode: 'test' }))
    expect(toText(summarize(log, { plan: 'pro' }))).toMatch(/^Flows started 2026-03-01 .* · only plan pro\n/)
    expect(html).toContain('No flows · flow main · only segment big · only plan pro · test mode: not real customers')
  })

  it('counts what the other mode would hold', () => {
    expect(summarize(log, { mode: 'test' }).input).toMatchObject({ counted: 0, liveMode: 6, testMode: 0 })
  })
})
