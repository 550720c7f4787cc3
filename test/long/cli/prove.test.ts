import { describe, expect, it } from 'vitest'
import demo from '../../../demo/cancel-flow.json'
import { runProve } from '../../../src/cli/commands/runProve'
import { box } from '../../../src/cli/init/box'
import { media } from '../../../src/cli/init/media'
import { saas } from '../../../src/cli/init/saas'
import { prove } from '../../../src/cli/prove/prove'
import { parseConfig } from '../../../src/config/check/parseConfig'
import { itWhole } from '../../support/itWhole'
import { proofOf, small } from '../../support/proven'
import { file, run } from '../../support/runCommand'

const on = proofOf()

describe('a config that is sound', () => {
  it('is proven, state by state', () => {
    expect(on.problems).toEqual([])
    expect(on).toMatchObject({ ok: true, isComplete: true })
    expect(on.states).toBeGreaterThan(200)
  })

  it.each(['us-ftc', 'us-ca', 'eu', 'uk'])('under the preset %s', (fairness) => {
    expect(proofOf({ fairness })).toMatchObject({ ok: true, problems: [] })
  })

  it('is proven as if it were on where it is switched off, and that is said', async () => {
    const off = proofOf({ enabled: false })
    expect(off).toEqual({ ...on, isSwitchedOff: true })
    expect(on.isSwitchedOff).toBe(false)
    const path = file('off.json', { ...small, enabled: false })
    const { status, out } = await run(runProve, [path])
    expect(status).toBe(0)
    expect(out.replace(/\s+/g, ' ')).toContain('info enabled: the flow is switched off')
    expect(JSON.parse((await run(runProve, [path, '--json'])).out)).toMatchObject({ isSwitchedOff: true, problems: [] })
    expect((await run(runProve, [file('on.json', small)])).out).not.toContain('switched off')
  })

  itWhole(
    'is the one of the demo',
    () => {
      expect(prove(parseConfig(demo))).toMatchObject({ ok: true, isComplete: true, problems: [] })
    },
    60_000,
  )

  for (const [name, { config }] of Object.entries({ saas, box, media }))
    itWhole(
      `is the starter ${name}`,
      () => {
        expect(prove(parseConfig(config))).toMatchObject({ ok: true, problems: [] })
      },
      60_000,
    )

  it.each<[string, object]>([
    [
      'steps and questions of its own',
      {
        survey: { ...small.survey, questions: [{ id: 'more', type: 'text', label: 'More?' }] },
        steps: [{ id: 'tour' }],
        confirm: { ends: ['now', 'period_end'] },
      },
    ],
    [
      'an offer before the survey',
      {
        offers: { ...small.offers, card: { type: 'update_payment', url: 'https://example.com/card' } },
        rules: [
          { id: 'card', on: 'open', when: { 'subscription.status': 'past_due' }, offers: ['card'] },
          ...small.rules,
        ],
      },
    ],
    [
      'a bundle, and offers side by side',
      {
        offers: {
          ...small.offers,
          seats: { type: 'custom', name: 'seats', with: 'talk' },
          talk: { type: 'contact', url: 'mailto:help@example.com' },
        },
        rules: [
          { id: 'all', when: { 'answers.reason': 'price' }, together: true, offers: ['save', 'rest', 'seats'] },
          { id: 'none', offers: [] },
        ],
      },
    ],
  ])('with %s', (_, change) => {
    expect(proofOf(change)).toMatchObject({ ok: true, problems: [] })
  })
})

it('makes the second offer of a list to who declined the first yesterday', () => {
  expect(proofOf({ rules: [{ id: 'all', offers: ['save', 'rest'] }] }).problems).toEqual([])
})

it.for<[string, object]>([
  [
    'money in another currency',
    { offers: { save: { type: 'credit', amount: 500, currency: 'EUR' } }, rules: [{ id: 'all', offers: ['save'] }] },
  ],
  [
    'plans in another currency',
    {
      offers: {
        save: {
          type: 'plan_change',
          plans: [{ id: 'solo', name: 'Solo', amount: 500, currency: 'JPY', interval: 'month' }],
        },
      },
      rules: [{ id: 'all', offers: ['save'] }],
    },
  ],
  [
    'an order of texts',
    {
      rules: [
        { id: 'new', when: { 'customer.since': { $gt: '2024-01-01' } }, offers: ['save'] },
        { id: 'rest', offers: ['rest'] },
      ],
    },
  ],
  [
    'free text',
    {
      rules: [
        { id: 'said', when: { 'answers.comment': { $regex: 'price' } }, offers: ['save'] },
        { id: 'rest', offers: ['rest'] },
      ],
    },
  ],
  [
    'a figure beside its parts',
    {
      rules: [
        {
          id: 'yearly',
          when: { 'subscription.interval': 'year', 'subscription.mrr': { $gte: 4900 } },
          offers: ['save'],
        },
        { id: 'rest', offers: ['rest'] },
      ],
    },
  ],
  [
    'what a page does not say',
    {
      rules: [
        { id: 'silent', when: { 'subscription.status': { $exists: false } }, offers: ['save'] },
        { id: 'priceless', when: { 'subscription.currency': { $exists: false } }, offers: ['rest'] },
        { id: 'rest', offers: ['rest'] },
      ],
    },
  ],
  [
    'arms for few',
    {
      rules: [
        {
          id: 'all',
          offers: ['rest'],
          experiment: {
            id: 'e',
            coverage: 0.02,
            variations: [
              { key: 'a', weight: 0.5, offers: ['rest'] },
              { key: 'b', weight: 0.5, offers: ['save'] },
            ],
          },
        },
      ],
    },
  ],
])('says nothing wrong of %s', ([, change]) => {
  expect(proofOf(change).problems.filter(({ severity }) => severity === 'error')).toEqual([])
})

describe('a rule, an offer or an alert that nobody gets to', () => {
  it.each([
    [
      'a rule behind one without conditions',
      { rules: [{ id: 'none', offers: [] }, ...small.rules.slice(0, 2)] },
      ['rules[1]', 'rules[2]', 'offers.save', 'offers.rest'],
    ],
    [
      'a rule that an earlier one takes all customers from',
      {
        rules: [
          { id: 'a', when: { 'subscription.mrr': { $gte: 1000 } }, offers: ['save'] },
          { id: 'b', when: { 'subscription.mrr': { $gt: 4000 } }, offers: ['rest'] },
          { id: 'c', offers: [] },
        ],
      },
      ['rules[1]', 'offers.rest'],
    ],
    [
      'a rule whose segment is out of the audience',
      {
        audience: { 'subscription.status': 'active' },
        segments: { late: { 'subscription.status': 'past_due' } },
        rules: [
          { id: 'late', segment: 'late', offers: ['save'] },
          { id: 'all', offers: ['rest'] },
        ],
      },
      ['rules[0]', 'offers.save'],
    ],
    ['an offer that no rule names', { rules: small.rules.slice(1) }, ['offers.save']],
    [
      'an alert for nobody',
      {
        alerts: [
          {
            id: 'x',
            on: 'flow.started',
            when: { $and: [{ 'subscription.mrr': { $lt: 10 } }, { 'subscription.mrr': { $gt: 20 } }] },
          },
        ],
      },
      ['alerts[0]'],
    ],
  ])('%s', (_, change, paths) => {
    const proof = proofOf(change)
    expect(proof.problems.map(({ path, severity }) => [path, severity])).toEqual(paths.map((path) => [path, 'error']))
    expect(proof.ok).toBe(false)
  })

  it('is a doubt where conditions cannot be gone through completely', () => {
    const rules = [
      { id: 'x', when: { 'customer.name': { $regex: '^a.*z$', $ne: 'a.*z' } }, offers: ['save'] },
      { id: 'rest', offers: ['rest'] },
    ]
    const { problems, ok, isComplete } = proofOf({ rules })
    expect([ok, isComplete]).toEqual([true, false])
    expect(problems.map(({ path, severity }) => [path, severity])).toEqual([
      ['rules[0]', 'warning'],
      ['offers.save', 'warning'],
    ])
  })

  it('is not one of two arms that are dealt by chance', () => {
    const variations = [
      { key: 'a', weight: 0.5, offers: ['save'] },
      { key: 'b', weight: 0.5, offers: ['rest'] },
    ]
    const rules = [{ id: 'x', offers: ['save'], experiment: { id: 'e', variations } }]
    expect(proofOf({ rules }).problems).toEqual([])
  })
})

it('shows a customer whom no rule is for', () => {
  const [problem, ...more] = proofOf({ rules: small.rules.slice(0, 2) }).problems
  expect(more).toEqual([])
  expect(problem).toMatchObject({ severity: 'warning', path: 'rules' })
  expect(problem?.counterexample?.situation.answers?.reason).not.toBe('price')
})

describe('fairwell prove', () => {
  it('prints what it has gone through, and ends with 0', async () => {
    const { status, out } = await run(runProve, ['-'], JSON.stringify(small))
    expect(out).toMatch(
      /^-: [\d,]+ states of \d+ different customers \(all that its conditions tell apart\):\sfrom every screen/,
    )
    expect(status).toBe(0)
  })

  it('ends with 1 where something is found, and gives it as JSON', async () => {
    const input = JSON.stringify({ ...small, rules: small.rules.slice(1) })
    const { status, out } = await run(runProve, ['-', '--json'], input)
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      states: expect.any(Number),
      problems: [{ path: 'offers.save' }],
    })
    expect(status).toBe(1)
  })

  it('ends with 2 where there is nothing to prove', async () => {
    expect((await run(runProve, [])).status).toBe(2)
    expect((await run(runProve, ['-'], '{"version":2}')).status).toBe(2)
  })
})
