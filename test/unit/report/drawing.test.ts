import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { exampleConfig, exampleEvents } from '../../../demo/example/exampleEvents'
import { summarize, toHtml } from '../../../src/report'
import { periodsIn } from '../../../src/report/figures/periods'
import { answersOf } from '../../../src/report/print/answersOf'
import { reportStyle, reportStyleHash } from '../../../src/report/print/reportStyle'
import { sectionsOf } from '../../../src/report/print/sectionsOf'
import { drawSparkline } from '../../../src/report/print/sparkline'
import { beginOf } from '../../../src/report/print/trendUnit'
import { generateEvents } from '../../support/generateEvents'

const now = new Date('2026-11-21T12:00:00Z')
const summary = summarize(exampleEvents(now), { mode: 'test', config: exampleConfig })
const arms = [
  { key: 'control', weight: 0.5, adds: 0 },
  { key: 'pause', weight: 0.5, adds: 0.2 },
]
const small = summarize(generateEvents({ seed: 4, flows: 300, holdout: 0.2, experiment: { id: 'price', arms } }))

describe('the report’s page', () => {
  const html = toHtml(summary)

  it('carries a policy that lets its own style sheet through and nothing else', () => {
    expect(reportStyleHash).toBe(`sha256-${createHash('sha256').update(reportStyle).digest('base64')}`)
    expect(html).toContain(
      `content="default-src 'none'; style-src '${reportStyleHash}'; base-uri 'none'; form-action 'none'"`,
    )
    expect(/<style>([\s\S]*?)<\/style>/.exec(html)?.[1]).toBe(reportStyle)
    // A style attribute and a handler would be refused by that policy, and a request as well.
    expect(html).not.toMatch(/<[^>]+\s(style|on\w+|src)=|<script|<link|url\(/)
  })

  it('writes every number of four digits and more with a comma', () => {
    const words = html.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]*>/g, ' ')
    const bare = [...words.matchAll(/(?<![\d\w:-]|RFC )\d{4,}(?![-\d])\S*/g)].map(([number]) => number)
    const years = /^(19|20)\d\d\)?[.,;:]?$/
    expect(bare.filter((number) => !years.test(number))).toEqual([])
    expect(words).toContain('1,600')
  })

  it('has one main heading, and every chart has a table in its section', () => {
    expect(html.match(/<h1/g)).toHaveLength(1)
    for (const section of html.split('<section').slice(1))
      if (section.includes('<figure')) expect(section).toContain('<table')
  })

  it('puts bars on the scale of their data: the longest, with its interval, ends at the edge', () => {
    const reasons = /<section id="reasons"[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''
    const ends = [...reasons.matchAll(/class="interval" x1="[\d.]+%" x2="([\d.]+)%"/g)].map(([, end]) => Number(end))
    expect(ends.length).toBeGreaterThan(3)
    expect(Math.max(...ends)).toBe(100)
  })
})

it.each([
  ['the example', summary],
  ['an experiment with a holdout', small],
])('gives every table as many cells a row as it has columns: %s', (_, each) => {
  const tables = sectionsOf(each).flatMap((section) => section.tables)
  expect(tables.length).toBeGreaterThan(10)
  for (const { caption, columns, rows, spare = [], prose = [] } of tables) {
    expect([caption, ...rows.filter((row) => row.length !== columns.length)]).toEqual([caption])
    expect([...spare, ...prose].filter((index) => index < 1 || index >= columns.length)).toEqual([])
    expect(new Set(spare).size).toBe(spare.length)
  }
})

describe('the three answers', () => {
  const questions = ['What did we keep?', 'Why do they leave?', 'What should we change?']

  it('name their figures', () => {
    const answers = answersOf(summary)
    expect(answers.map(({ question }) => question)).toEqual(questions)
    for (const { text } of answers) expect(text).toMatch(/\d/)
    const [usd] = Object.values(summary.savedRevenue)
    expect(answers[0]?.text).toContain(`$${((usd?.net ?? 0) / 100).toLocaleString('en', { minimumFractionDigits: 2 })}`)
  })

  it('put a change that is written out first', () => {
    const first = summary.advice.find(({ patch }) => patch)
    expect(answersOf(summary)[2]?.text).toBe(first?.text)
  })

  it('say so where nothing is known', () => {
    const nothing = { ...small, savedRevenue: {}, reasons: {}, advice: [] }
    expect(answersOf(nothing).map(({ text }) => text)).toEqual([
      expect.stringContaining('What they are worth is not known'),
      'None of 300 flows gave a reason.',
      'Nothing stands out: these numbers speak for no change, or are too few to tell.',
    ])
    expect(answersOf(summarize([]))).toEqual([])
  })
})

describe('a sparkline', () => {
  it('ends at its last value, on the scale of its own values', () => {
    const points = [3, 9, 6].map((value, index) => ({ time: index, value }))
    expect(drawSparkline(points, 'course')).toContain('points="2,26 60,2 118,14"')
    expect(drawSparkline(points.slice(1), 'course')).toBe('')
  })

  it('knows when each day, week and month begins', () => {
    const periodsOf = periodsIn('UTC')
    for (let day = Date.UTC(2019, 11, 25); day < Date.UTC(2027, 0, 10); day += 86_400_000) {
      const { day: date, week, month } = periodsOf(day)
      expect(beginOf({ period: date })).toBe(day)
      expect(beginOf({ period: week })).toBe(day - ((new Date(day).getUTCDay() + 6) % 7) * 86_400_000)
      expect(beginOf({ period: month })).toBe(Date.parse(`${new Date(day).toISOString().slice(0, 7)}-01`))
    }
  })
})
