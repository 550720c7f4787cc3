import { describe, expect, it } from 'vitest'
import { runCheck } from '../../src/cli/commands/runCheck'
import { runExplain } from '../../src/cli/commands/runExplain'
import { runProve } from '../../src/cli/commands/runProve'
import { runReport } from '../../src/cli/commands/runReport'
import { runSimulate } from '../../src/cli/commands/runSimulate'
import { storiesText } from '../../src/cli/print/storyText'
import { plain } from '../../src/cli/print/terminal'
import { sameWhy } from '../../src/cli/simulate/sameWhy'
import type { Config } from '../../src/config/schema/schema'
import { decide } from '../../src/decide/decide'
import { readStory } from '../../src/report/log/readStory'
import { sessionsToHtml } from '../../src/report/print/sessionsHtml'
import { canceledLog, flowLog, savedLog } from '../support/flowLog'
import { config, configFile, file, now, run } from '../support/runCommand'

/** `1 rows`: one of something in the plural, whatever it is. Words that end in s and are none are few. */
const oneOfMany =
  /(?<![\d.,:/-])1 (rows|files|events|sessions|customers|subscriptions|cancellations|flows|times|offers|columns|states|questions|reasons|pages|people)\b/g

const lines = (events: readonly unknown[]) => events.map((event) => JSON.stringify(event)).join('\n')

describe('one of something is in the singular', () => {
  const logs = {
    saved: savedLog('a', { offer: 'save20', type: 'discount', choice: { percentOff: 20 } }),
    canceled: canceledLog('a', 'price'),
    open: flowLog('a', [['flow.started']]),
  }
  const billing = 'subscription,status,started_at,ended_at\nsub_a,active,2026-01-01,\n'
  it.each(Object.entries(logs))('in a report of one flow that was %s', async (_, log) => {
    const events = file('one.ndjson', lines(log))
    for (const more of [[], ['--html'], ['--billing', file('one.csv', billing)], ['--config', configFile]]) {
      const { status, out, err } = await run(runReport, [events, ...more])
      expect(status).toBe(0)
      expect([more, `${out}${err}`.match(oneOfMany) ?? []]).toEqual([more, []])
    }
  })

  it('in what is said of one row, one customer and one session', async () => {
    const customers = 'id,amount,currency,interval\na,9000,USD,month\nb,x,USD,month\n'
    const billed = `subscription,status,started_at,ended_at,livemode\nsub_a,active,2026-01-01,,true\nsub_b,active,2026-01-01,,false\nsub_a,active,2026-01-01,,true\n,,,,\n`
    const log = file('one.ndjson', lines(logs.saved))
    const said = [
      await run(runSimulate, [configFile, file('customers.csv', customers), '--compare', configFile, '--now', now]),
      await run(runReport, [log, '--partial', file('p.json', '')]),
      await run(runReport, [log, '--billing', file('billed.csv', billed)]),
      await run(runProve, [file('small.json', { version: 1, id: 'a', survey: { reasons: [{ id: 'other' }] } })]),
    ]
    expect(said.map(({ status }) => status)).toEqual([0, 0, 0, 0])
    expect(said.flatMap(({ out, err }) => `${out}${err}`.match(oneOfMany) ?? [])).toEqual([])
    expect(said[0]?.out).toContain('1 customer, each')
    expect(said[0]?.out).toContain('1 subscription of $90.00 a month leaves')
    expect(said[1]?.err).toContain('1 session written')
    expect(said[2]?.err).toContain('1 row is of the other mode')
  })

  it('says one file or several, whichever command it is', async () => {
    for (const [command, one, several] of [
      [runExplain, 1, 3],
      [runSimulate, 1, 3],
      [runProve, 0, 2],
      [runCheck, 0, 2],
    ] as const)
      for (const count of [one, several]) {
        const { err } = await run(command, Array(count).fill(configFile))
        expect(err).toContain(`, got ${count === 1 ? 'one file' : `${count} files`}.\n`)
      }
  })
})

describe('why an offer fell away, said of many', () => {
  const offers = {
    off: {
      type: 'discount',
      amountOff: 500,
      currency: 'USD',
      durationInMonths: 3,
      limit: { cooldownDays: 180, maxAccepts: 2, maxShows: 7 },
    },
  } as const
  const of: Config = { ...config, offers, rules: [{ id: 'r', offers: ['off'] }] }
  const word = sameWhy(of)
  const subscription = { amount: 9000, currency: 'USD', interval: 'month' as const, currentPeriodEnd: '2026-12-10' }
  const had = (status: 'accepted' | 'declined' | 'shown', days: number) => ({
    id: 'off',
    status,
    time: new Date(Date.parse(now) - days * 86_400_000).toISOString(),
  })
  const why = (about: object, offers: object[] = []) => {
    const { trace } = decide(of, {
      customer: { id: 'a' },
      subscription: { ...subscription, ...about },
      answers: {},
      history: { offers } as never,
      now,
    })
    return word(trace.find(({ kind }) => kind === 'offer')?.why ?? '')
  }

  it.each<[string, object, object[], string]>([
    ['a yearly plan', { interval: 'year', currentPeriodEnd: '2027-06-10' }, [], '3 months end before the next charge'],
    ['a price below the discount', { amount: 400 }, [], '500 off a price that is no higher'],
    ['a price of nothing', { amount: 0 }, [], '500 off a price of 0'],
    ['another currency', { currency: 'EUR' }, [], 'in USD, not EUR'],
    ['an offer just accepted', {}, [had('accepted', 20)], 'accepted too recently, may be offered again after 180'],
    ['one accepted often', {}, [had('accepted', 400), had('accepted', 800)], 'accepted as often as it may be'],
    [
      'one shown often',
      {},
      Array.from({ length: 7 }, (_, index) => had('shown', 300 + index)),
      'shown as often as it may be',
    ],
    ['one declined today', {}, [had('declined', 0)], 'declined too recently, may be offered again after 1'],
  ])('%s', (_, about, offers, said) => {
    expect(why(about, offers)).toBe(said)
  })

  it('is one text for all whom it fell away for alike', () => {
    const texts = (about: (index: number) => string) =>
      new Set(Array.from({ length: 50 }, (_, index) => about(index + 1)))
    expect(texts((index) => why({ amount: index }))).toHaveProperty('size', 1)
    expect(texts((index) => why({}, [had('accepted', index)]))).toHaveProperty('size', 1)
  })
})

it('a session tells an alert that was raised from one that would have been', () => {
  const decided = {
    rule: null,
    offers: [],
    why: [
      { kind: 'alert', id: 'vip', result: 'matched' },
      { kind: 'alert', id: 'other', result: 'not_matched', why: 'customer.plan is missing' },
      { kind: 'segment', id: 'vip', result: 'matched' },
    ],
  }
  const told = (...more: [string, object][]) => {
    const story = readStory(
      flowLog('a', [['flow.started'], ['decision.made', decided], ...(more as [string, Record<string, unknown>][])]),
    )
    return [story].flatMap((each) => each ?? [])
  }
  const open = told()
  expect(storiesText(open, plain)).toContain('✓ would alert vip\n')
  expect(storiesText(open, plain)).toContain('✗ alert other: customer.plan is missing')
  expect(storiesText(open, plain)).toContain('✓ segment vip')
  expect(sessionsToHtml(open, '')).toContain('<b>yes</b> would alert vip<')
  const raised = told(['flow.canceled', {}], ['alert.raised', { alert: 'vip' }])
  for (const text of [storiesText(raised, plain), sessionsToHtml(raised, '')]) {
    expect(text).toContain('alert vip')
    expect(text).not.toContain('would alert')
  }
})
