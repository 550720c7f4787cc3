import { describe, expect, it } from 'vitest'
import { toText } from '../../../src/cli/print/reportText'
import { summarize, toHtml } from '../../../src/report'
import { canceledLog, flowLog } from '../../support/flowLog'
import { config } from '../../support/reportConfig'

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
