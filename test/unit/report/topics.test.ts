import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../../src/config/check/parseConfig'
import { redact } from '../../../src/events/personal/redact'
import type { CloudEvent } from '../../../src/events/wire/flowEvent'
import { summarize } from '../../../src/report'
import { memoryStore } from '../../../src/report/store/store'
import type { CustomerComment } from '../../../src/report/topics/comments'
import { termsOf } from '../../../src/report/topics/termsOf'
import { createTopics, type TopicOptions } from '../../../src/report/topics/topics'
import { canceledLog, flowLog, savedLog } from '../../support/flowLog'

const inUtc = { timeZone: 'UTC', redact: (text: string) => redact(text, ['email', 'phone', 'card']) }
const nobody = {
  id: 'ses',
  source: 'shop',
  customer: null,
  subscription: null,
  mrr: null,
  currency: null,
  plan: null,
  startedAt: null,
  outcome: null,
}
const comments = (texts: string[], at = '2026-03-01') =>
  texts.map((text) => ({ text, reason: 'other', time: Date.parse(at), speaker: nobody }))

function findTopics(those: readonly CustomerComment[], options: TopicOptions) {
  const topics = createTopics(options, memoryStore())
  for (const comment of those) topics.add(comment)
  return topics.result()
}

const crashes = [
  'The app keeps crashing on my phone',
  'crashing every time I open a report',
  'Since the update it is crashing a lot',
  'It was crashing, write to me at jane@example.com',
]
const invoices = [
  'I need invoices for my company',
  'no proper invoices',
  'Where are my invoices?',
  'Invoice with VAT please',
]
const chinese = ['价格太贵了', '对我来说太贵了', '太贵，用不起', '有点贵']

describe('terms', () => {
  it('are the words that carry meaning, and pairs of them that stand together', () => {
    expect(termsOf('The export to Excel is broken')).toEqual(['export', 'excel', 'broken'])
    expect(termsOf('Slow customer support.')).toEqual([
      'slow',
      'customer',
      'slow customer',
      'support',
      'customer support',
    ])
  })

  it('fold case, plurals and width', () => {
    expect(termsOf('REPORTS report ｒｅｐｏｒｔ')).toContain('report')
    expect(termsOf('REPORTS')).toEqual(['report'])
    expect(termsOf('currencies currency’s')).toEqual(['currency', 'currency currency'])
    expect(termsOf('cookies')).toEqual(['cookie'])
  })

  it('of Chinese come without the characters that are only grammar', () => {
    expect(termsOf('价格太贵了')).toContain('价格')
    expect(termsOf('的了我')).toEqual([])
  })
})

describe('topics', () => {
  it('never speak of what was redacted, here or in the browser', () => {
    const texts = ['Write to jane@example.com please', 'Ask jane@example.com about it', 'jane@example.com', '[email]']
    const { topics, unplaced } = findTopics(comments(texts), inUtc)
    expect(topics.flatMap(({ terms }) => terms)).toEqual([])
    expect(unplaced).toBe(4)
  })

  const { topics, unplaced } = findTopics(comments([...crashes, ...invoices, ...chinese, 'bye']), inUtc)

  it('group comments that share a word, in English and in Chinese, each comment once', () => {
    expect(topics.map(({ terms, count }) => [terms[0], count])).toEqual(
      expect.arrayContaining([
        ['crashing', 4],
        ['invoice', 4],
      ]),
    )
    expect(topics.some(({ terms }) => terms[0]?.includes('贵'))).toBe(true)
    expect(topics.reduce((total, { count }) => total + count, unplaced)).toBe(13)
  })

  it('show examples with personal data taken out, and none when nothing can take it out', () => {
    const examples = topics.flatMap((topic) => topic.examples).join(' ')
    expect(examples).toContain('crashing')
    expect(examples).not.toContain('jane@')
    const blind = findTopics(comments(crashes), { timeZone: 'UTC' })
    expect(blind.topics.map((topic) => topic.examples)).toEqual([[]])
  })

  it('come out the same whatever the order of the comments', () => {
    const again = findTopics(comments([...chinese, ...invoices, 'bye', ...crashes].reverse()), inUtc)
    expect(again).toEqual({ comments: 13, topics: expect.arrayContaining(topics), unplaced })
  })

  it('say when they were spoken of', () => {
    const later = findTopics([...comments(crashes), ...comments(crashes.slice(0, 1), '2026-05-02')], inUtc)
    expect(later.topics[0]?.byMonth).toEqual({ '2026-03': 4, '2026-05': 1 })
  })
})

const config = parseConfig({
  version: 1,
  id: 'main',
  segments: { big: { 'subscription.mrr': { $exists: true, $gte: 4000 } } },
  survey: {
    reasons: [
      { id: 'too_expensive', label: 'It costs too much' },
      { id: 'other', label: 'Something else', questions: [{ id: 'comment', type: 'text', label: 'Tell us more' }] },
    ],
  },
  offers: { save20: { type: 'discount', percentOff: 20 }, break: { type: 'pause', lengths: [1], unit: 'month' } },
  rules: [
    {
      id: 'price',
      offers: ['save20'],
      experiment: {
        id: 'e',
        variations: [
          { key: 'control', weight: 0.5, offers: ['save20'] },
          { key: 'pause', weight: 0.5, offers: ['break'] },
        ],
      },
    },
  ],
})

const repeat = (count: number, of: (index: number) => CloudEvent[]) =>
  Array.from({ length: count }, (_, index) => of(index)).flat()
const kinds = (log: CloudEvent[]) => summarize(log, { config }).advice

describe('advice', () => {
  const arm = (variation: string, count: number, saved: number) =>
    repeat(count, (index) =>
      flowLog(`${variation}${index}`, [
        ['flow.started'],
        ['decision.made', { rule: 'price', offers: [], experiment: { id: 'e', variation } }],
        [index < saved ? 'flow.saved' : 'flow.canceled'],
      ]),
    )

  it('proposes the arm that wins, as a patch that ends the experiment', () => {
    const ends = (offers: string[]) => [
      { op: 'replace', path: '/rules/0/offers', value: offers },
      { op: 'remove', path: '/rules/0/experiment' },
    ]
    expect(kinds([...arm('control', 200, 40), ...arm('pause', 200, 90)])).toMatchObject([
      { kind: 'arm_wins', about: 'e: pause', patch: ends(['break']) },
    ])
    expect(kinds([...arm('control', 200, 90), ...arm('pause', 200, 40)])).toMatchObject([
      { kind: 'arm_loses', about: 'e: pause', patch: ends(['save20']) },
    ])
  })

  it('claims nothing of arms that differ as by chance, and warns of a split that does not', () => {
    expect(kinds([...arm('control', 200, 60), ...arm('pause', 200, 64)])).toMatchObject([
      { kind: 'arm_unproven', patch: null },
    ])
    expect(kinds([...arm('control', 20, 6), ...arm('pause', 20, 9)])).toEqual([])
    expect(kinds([...arm('control', 300, 60), ...arm('pause', 200, 120)])).toMatchObject([
      { kind: 'split_is_wrong', patch: null },
    ])
  })

  it('names the reason that takes revenue away without ever getting an offer', () => {
    const log = [
      ...repeat(12, (index) => canceledLog(`x${index}`, 'too_expensive')),
      ...savedLog('s', { offer: 'break', type: 'pause' }),
    ]
    expect(kinds(log)).toMatchObject([
      {
        kind: 'reason_without_offer',
        about: 'too_expensive',
        numbers: { canceled: 12, lost: { USD: { subscriptions: 12, mrr: 60_000 } } },
        patch: [
          {
            op: 'add',
            path: '/rules/0',
            value: { id: 'try-too_expensive', when: { 'answers.reason': 'too_expensive' }, offers: ['break'] },
          },
        ],
      },
    ])
  })

  it('names an offer whose handler fails', () => {
    const failing = (index: number) =>
      flowLog(`f${index}`, [
        ['flow.started'],
        ['offer.shown', { offer: 'break' }],
        ['offer.accepted', { offer: 'break' }],
        ['offer.failed', { offer: 'break' }],
      ])
    expect(kinds(repeat(10, failing))).toMatchObject([
      { kind: 'offer_fails', about: 'break', numbers: { accepted: 10, failed: 10 } },
    ])
  })

  it.each<[string, (string | undefined)[][], { failed: number; refused: number }, string]>([
    ['all broke', [['rejected'], ['timeout'], [undefined]], { failed: 9, refused: 0 }, 'Each time its handler failed,'],
    [
      'all were refused',
      [['refused']],
      { failed: 9, refused: 9 },
      'Each time the server or the handler refused, which is no fault',
    ],
    [
      'some of each',
      [['refused'], ['refused'], ['rejected']],
      { failed: 9, refused: 6 },
      'In 3 its handler failed, or took longer than 15 seconds. In 6 the server',
    ],
    // Who presses again after a refusal and meets a fault has met a fault.
    [
      'both in one flow',
      [
        ['refused', 'timeout'],
        ['rejected', 'refused'],
      ],
      { failed: 9, refused: 0 },
      'Each time its handler',
    ],
  ])('tells what broke from what was refused: %s', (_, failures, numbers, said) => {
    const log = Array.from({ length: 9 }, (_, index) =>
      flowLog(`f${index}`, [
        ['flow.started'],
        ['offer.shown', { offer: 'break' }],
        ...(failures[index % failures.length] ?? []).flatMap((failure): [string, Record<string, unknown>][] => [
          ['offer.accepted', { offer: 'break' }],
          ['offer.failed', { offer: 'break', ...(failure && { failure }) }],
        ]),
      ]),
    ).flat()
    const { offers, advice } = summarize(log)
    expect(offers.break).toMatchObject({ accepted: 9, ...numbers })
    expect(advice).toMatchObject([{ kind: 'offer_fails', about: 'break', numbers }])
    expect(advice[0]?.text).toContain(`break was not applied in 9 of 9 flows that accepted it (100.0%). ${said}`)
  })

  it('says so when customers without offers stay as often', () => {
    const decided = (name: string, holdout: boolean, stay: number) =>
      repeat(100, (index) =>
        flowLog(`${name}${index}`, [
          ['flow.started'],
          ['decision.made', { offers: [], holdout }],
          [index < stay ? 'flow.dismissed' : 'flow.canceled'],
        ]),
      )
    expect(kinds([...decided('held', true, 30), ...decided('all', false, 31)])).toMatchObject([
      { kind: 'offers_add_nothing' },
    ])
    expect(kinds([...decided('held', true, 10), ...decided('all', false, 50)])).toEqual([])
  })

  it('names the segment that takes an offer more often than the others', () => {
    const shown = (name: string, segments: string[], taken: number) =>
      repeat(100, (index) =>
        flowLog(`${name}${index}`, [
          ['flow.started'],
          [
            'decision.made',
            { offers: ['break'], why: segments.map((id) => ({ kind: 'segment', id, result: 'matched' })) },
          ],
          ['offer.shown', { offer: 'break' }],
          index < taken ? ['offer.accepted', { offer: 'break' }] : ['offer.declined', { offer: 'break' }],
        ]),
      )
    expect(kinds([...shown('big', ['big'], 60), ...shown('small', [], 30)])).toMatchObject([
      { kind: 'segment_takes_offer', about: 'break: big', patch: [{ value: { segment: 'big', offers: ['break'] } }] },
    ])
  })

  it('proposes a reason that the survey lacks, from what customers write', () => {
    const wrote = (comment: string) => (index: number) =>
      flowLog(`${comment}${index}`, [
        ['flow.started'],
        ['survey.answered', { reason: 'other', answers: { reason: 'other', comment } }],
      ])
    const log = [...repeat(12, wrote('There are not any invoices')), ...repeat(12, wrote('it costs too much'))]
    const advice = kinds(log)
    expect(advice.map(({ kind, about }) => [kind, about])).toEqual([['new_reason', 'invoice']])
    expect(advice[0]?.patch).toEqual([
      {
        op: 'add',
        path: '/survey/reasons/-',
        value: { id: 'invoice', label: 'Invoice', influence: 'unknown' },
      },
    ])
  })
})
