import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { type CustomerToWriteTo, feedbackCsv, feedbackEvent, type SummaryOptions, summarize } from '../../../src/report'
import { toWriteToLine } from '../../../src/report/print/feedbackCsv'
import { feedbackSection } from '../../../src/report/print/feedbackSection'
import { flowLog } from '../../support/flowLog'
import { foldedSummary } from '../../support/foldedSummary'

interface Leaver {
  reason: string
  day?: string
  mrr?: number
  currency?: string
  customer?: string
  comment?: string
}

let made = 0

/** A canceled flow of a customer who gives this reason, and says this in their own words. */
function leaver({ reason, day = '2026-03-01', mrr = 5000, currency = 'USD', customer, comment }: Leaver) {
  made += 1
  const id = customer ?? `c${made}`
  const answers = { reason, ...(comment && { comment }) }
  return flowLog(
    `f${made}`,
    [['flow.started'], ['survey.answered', { reason, answers }], ['flow.canceled', { reason }]],
    { at: `${day}T12:00:00Z`, customer: { id }, subscription: { id: `sub_${id}`, mrr, currency } },
  )
}

const times = (count: number, one: Leaver) => Array.from({ length: count }, () => leaver(one)).flat()

/** A hundred flows a side of a release on the first of May; of these so many speak of crashes. */
const aroundMay = (before: number, after: number) => [
  ...times(before, { reason: 'crashes', day: '2026-04-10' }),
  ...times(100 - before, { reason: 'price', day: '2026-04-10' }),
  ...times(after, { reason: 'crashes', day: '2026-05-10' }),
  ...times(100 - after, { reason: 'price', day: '2026-05-10' }),
]

const released = { releases: [{ name: 'v2', date: '2026-05-01' }] }
const itemOf = (events: object[], about: string, options: SummaryOptions = {}) =>
  summarize(events, options).feedback.items.find((item) => item.about === about)

describe('what customers leave over', () => {
  it('is ranked by revenue in each currency, and amounts of two are never added', () => {
    const log = [
      ...times(2, { reason: 'price', mrr: 1000 }),
      ...times(1, { reason: 'crashes', mrr: 5000 }),
      ...times(3, { reason: 'price', mrr: 900_000, currency: 'JPY' }),
      ...times(1, { reason: 'import', mrr: 400, currency: 'JPY' }),
    ]
    const { items } = summarize(log).feedback
    expect(items.map(({ about, ranks }) => [about, ranks])).toEqual([
      ['price', { JPY: 1, USD: 2 }],
      ['crashes', { USD: 1 }],
      ['import', { JPY: 2 }],
    ])
    expect(items[0]?.atStake).toEqual({
      JPY: { subscriptions: 3, mrr: 2_700_000 },
      USD: { subscriptions: 2, mrr: 2000 },
    })
  })

  it('counts a subscription once a thing, as it was in the last flow', () => {
    const log = [
      ...leaver({ reason: 'price', customer: 'a', mrr: 1000, day: '2026-03-01' }),
      ...leaver({ reason: 'price', customer: 'a', mrr: 700, day: '2026-03-20' }),
    ]
    expect(itemOf(log, 'price')).toMatchObject({ flows: 2, subscriptions: 1, atStake: { USD: { mrr: 700 } } })
  })

  it('has what they wrote beside the reasons, with examples that name nobody', () => {
    const comments = ['Export crashes', 'the export crashes, call ada@shop.test', 'EXPORT crashes daily']
    const log = comments.flatMap((comment) => leaver({ reason: 'problems', comment }))
    const redact = (text: string) => text.replace(/\S+@\S+/g, '[email]')
    const { items } = summarize(log, { redact }).feedback
    expect(items.map(({ kind, subscriptions }) => [kind, subscriptions])).toEqual([
      ['words', 3],
      ['reason', 3],
    ])
    expect(JSON.stringify(items)).toContain('[email]')
    expect(JSON.stringify(items)).not.toContain('ada@')
    expect(JSON.stringify(summarize(log).feedback)).not.toContain('daily')
  })
})

describe('a release', () => {
  it('shows what they speak of less often, with intervals', () => {
    const [since] = itemOf(aroundMay(30, 8), 'crashes', released)?.since ?? []
    expect(since).toMatchObject({ release: 'v2', verdict: 'lower', holds: true })
    expect(since?.before).toMatchObject({ value: 0.3, n: 100 })
    expect(since?.after).toMatchObject({ value: 0.08, n: 100 })
  })

  it('shows no difference where there is none, and says where flows are too few', () => {
    expect(itemOf(aroundMay(30, 28), 'crashes', released)?.since[0]).toMatchObject({ holds: false })
    const few = [
      ...times(9, { reason: 'crashes', day: '2026-04-10' }),
      ...times(9, { reason: 'price', day: '2026-05-10' }),
    ]
    expect(itemOf(few, 'crashes', released)?.since[0]).toMatchObject({ verdict: 'too few to tell', holds: false })
  })

  it('is called a change less readily the more is looked at', () => {
    const alone = aroundMay(20, 9)
    const reasons = Array.from({ length: 40 }, (_, at) => `other ${at}`)
    const others = ['2026-04-10', '2026-05-10'].flatMap((day) => reasons.flatMap((reason) => leaver({ reason, day })))
    expect(itemOf(alone, 'crashes', released)?.since[0]?.holds).toBe(true)
    expect(itemOf([...alone, ...others], 'crashes', released)?.since[0]?.holds).toBe(false)
  })

  it('with a date that is none is refused by its name', () => {
    expect(() => summarize([], { releases: [{ name: 'v2', date: 'May' }] })).toThrow(
      'releases: expected a date such as 2026-05-01 for v2, got May.',
    )
  })
})

describe('the list of whom to write to', () => {
  const log = [
    ...leaver({ reason: 'price', customer: 'ada', day: '2026-03-01' }),
    ...leaver({ reason: 'price', customer: 'ada', day: '2026-03-09', mrr: 700 }),
    ...leaver({ reason: 'crashes', customer: 'ada', day: '2026-03-09' }),
    ...leaver({ reason: 'price', customer: 'bob' }),
  ]

  function listOf(report: (toWriteTo: (to: CustomerToWriteTo) => void) => unknown) {
    const list: CustomerToWriteTo[] = []
    report((to) => list.push(to))
    return list.sort((a, b) => (`${a.about} ${a.customer}` < `${b.about} ${b.customer}` ? -1 : 1))
  }

  it('has each customer once a thing, as they last spoke of it, in memory and in files', () => {
    const list = listOf((toWriteTo) => summarize(log, { toWriteTo }))
    expect(list.map(({ about, customer, mrr }) => [about, customer, mrr])).toEqual([
      ['crashes', 'ada', 5000],
      ['price', 'ada', 700],
      ['price', 'bob', 5000],
    ])
    expect(listOf((toWriteTo) => foldedSummary(log, { toWriteTo }))).toEqual(list)
  })

  it('has nobody who was erased from the log, and the summary never names anyone', () => {
    const left = log.filter(({ data }) => (data.customer as { id: string }).id !== 'ada')
    expect(listOf((toWriteTo) => summarize(left, { toWriteTo })).map(({ customer }) => customer)).toEqual(['bob'])
    expect(JSON.stringify(summarize(log).feedback)).not.toMatch(/ada|bob/)
  })
})

describe('feedback as CSV', () => {
  const formulas = ['=cmd|1', '+1', '-1', '@sum', '\t=1']

  it('keeps what customers wrote as text in a spreadsheet', () => {
    const log = formulas.flatMap((reason) => leaver({ reason, comment: reason, customer: `${reason}x` }))
    const cells = parse(feedbackCsv(summarize(log, { redact: (text) => text }).feedback)).flat()
    const list: string[] = []
    summarize(log, { toWriteTo: (to) => list.push(...parse(toWriteToLine(to)).flat()) })
    for (const formula of formulas) {
      expect(cells).toContain(`'${formula}`)
      expect(list).toContain(`'${formula}x`)
    }
    expect([...cells, ...list].filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([])
    // Spreadsheets of many languages part cells at a semicolon.
    const [split] = parse(toWriteToLine({ customer: 'a;=cmd' } as never))
      .flat()
      .filter((cell) => cell.startsWith('a;'))
    expect(split).toBe("a;'=cmd")
  })
})

describe('feedback as an event', () => {
  const log = [...aroundMay(30, 8), ...leaver({ reason: 'price', customer: 'ada', comment: 'a secret wish' })]

  it('has the same name for the same days, names and quotes nobody, and counts for nothing in a later report', () => {
    const event = feedbackEvent(summarize(log, { ...released, to: '2026-06-01', redact: (text) => text }))
    expect(event?.id).toBe(feedbackEvent(summarize(log.slice(3), { to: '2026-06-01' }))?.id)
    expect(event?.data.sentence).toContain('Since v2 fewer speak of crashes: 8.0%')
    expect(JSON.stringify(event)).not.toMatch(/ada|wish/)
    const { input, ...figures } = summarize([...log, event])
    const { input: _, ...plain } = summarize(log)
    expect(figures).toEqual(plain)
    expect(input.foreign + input.unreadable).toBe(0)
  })

  it('is not made where nobody spoke of anything', () => {
    expect(feedbackEvent(summarize([]))).toBeUndefined()
  })
})

it('The section begins with what cannot be known', () => {
  const silent = flowLog('quiet', [['flow.started'], ['flow.canceled']])
  const { says } = feedbackSection(summarize([...silent, ...times(3, { reason: 'price' })]))
  expect(says[0]).toMatch(
    /^1 of 4 flows gave no reason and wrote nothing: what they miss is unknown\..*No release was named/,
  )
})
