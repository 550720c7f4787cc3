import { describe, expect, it } from 'vitest'
import demo from '../../../demo/cancel-flow.json'
import { runProve } from '../../../src/cli/commands/runProve'
import { box } from '../../../src/cli/init/box'
import { media } from '../../../src/cli/init/media'
import { saas } from '../../../src/cli/init/saas'
import { prove } from '../../../src/cli/prove/prove'
import { parseConfig } from '../../../src/config/check/parseConfig'
import { advance } from '../../../src/flow/advance'
import type { Advance } from '../../../src/flow/advanceBy'
import { run } from '../../support/runCommand'

const small = {
  version: 1,
  id: 'small',
  survey: { order: 'listed', reasons: [{ id: 'price', label: 'It costs too much' }, { id: 'other' }] },
  offers: { save: { type: 'discount', percentOff: 20 }, rest: { type: 'pause', lengths: [1], unit: 'month' } },
  rules: [
    { id: 'rich', when: { 'subscription.mrr': { $gte: 5000 }, 'answers.reason': 'price' }, offers: ['save'] },
    { id: 'rest', when: { 'answers.reason': 'price' }, offers: ['rest'] },
    { id: 'none', offers: [] },
  ],
}

const proofOf = (change: object = {}, moves?: Advance) =>
  prove(parseConfig({ ...small, ...change }), ...(moves ? [{ advance: moves }] : []))

describe('a config that is sound', () => {
  it('is proven, state by state', () => {
    const proof = proofOf()
    expect(proof.problems).toEqual([])
    expect(proof).toMatchObject({ ok: true, isComplete: true })
    expect(proof.states).toBeGreaterThan(200)
  })

  it.each(['us-ftc', 'us-ca', 'eu', 'uk'])('under the preset %s', (fairness) => {
    expect(proofOf({ fairness })).toMatchObject({ ok: true, problems: [] })
  })

  it('is the one of the demo', () => {
    expect(prove(parseConfig(demo))).toMatchObject({ ok: true, isComplete: true, problems: [] })
  }, 60_000)

  it.each(Object.entries({ saas, box, media }))(
    'is the starter %s',
    (_, { config }) => {
      expect(prove(parseConfig(config))).toMatchObject({ ok: true, problems: [] })
    },
    60_000,
  )

  it('with steps and questions of its own, a bundle, offers side by side, and an offer before the survey', () => {
    const proof = proofOf({
      survey: { ...small.survey, questions: [{ id: 'more', type: 'text', label: 'More?' }] },
      steps: [{ id: 'tour' }],
      confirm: { ends: ['now', 'period_end'] },
      offers: {
        ...small.offers,
        card: { type: 'update_payment', url: 'https://example.com/card' },
        seats: { type: 'custom', name: 'seats', with: 'talk' },
        talk: { type: 'contact', url: 'mailto:help@example.com' },
      },
      rules: [
        { id: 'card', on: 'open', when: { 'subscription.status': 'past_due' }, offers: ['card'] },
        { id: 'all', when: { 'answers.reason': 'price' }, together: true, offers: ['save', 'rest', 'seats'] },
        { id: 'none', offers: [] },
      ],
    })
    expect(proof).toMatchObject({ ok: true, problems: [] })
  }, 60_000)
})

it('makes the second offer of a list to who declined the first yesterday', () => {
  expect(proofOf({ rules: [{ id: 'all', offers: ['save', 'rest'] }] }).problems).toEqual([])
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

describe('a flow that does what none may do', () => {
  const changed =
    (change: Advance): Advance =>
    (flow, action, now) =>
      change(flow, action, now) ?? flow

  it.each<[string, Advance, RegExp, RegExp]>([
    [
      'an offer without a way to cancel',
      (flow, action, now) =>
        flow.step === 'offer' && ['cancel', 'decline', 'back'].includes(action.type)
          ? flow
          : advance(flow, action, now),
      /the screen offer needs more than 2 presses to cancel, or can't/,
      /presses continue$/,
    ],
    [
      'a confirmation that begins anew',
      (flow, action, now) =>
        action.type === 'confirm' && flow.step === 'confirm'
          ? { ...flow, step: 'survey', behind: [] }
          : advance(flow, action, now),
      /the screen survey needs more than 2 presses to cancel, or can't/,
      /^$/,
    ],
    [
      'one more question before the confirmation',
      (flow, action, now) =>
        ['cancel', 'continue'].includes(action.type) && flow.step === 'survey' && flow.behind.length < 2
          ? { ...flow, behind: [...flow.behind, 'survey'] }
          : advance(flow, action, now),
      /the screen survey needs more than 2 presses to cancel, or can't/,
      /^$/,
    ],
    [
      'a survey whose Continue cancels',
      (flow, action, now) =>
        action.type === 'continue' && flow.step === 'survey'
          ? { ...flow, outcome: 'canceled', closed: true }
          : advance(flow, action, now),
      /"continue" on survey cancels, and the customer has not confirmed/,
      /presses continue$/,
    ],
    [
      'a missing file that cancels',
      (flow, action, now) =>
        action.type === 'break' ? { ...flow, outcome: 'canceled', closed: true } : advance(flow, action, now),
      /"break" on survey cancels/,
      /a file of the flow is missing/,
    ],
    [
      'an accepted offer that begins to cancel',
      (flow, action, now) => {
        const after = advance(flow, action, now)
        return action.type === 'accept' && after.busy ? { ...after, operation: { kind: 'cancel', choice: {} } } : after
      },
      /"accept" on offer begins to cancel/,
      /accepts rest$/,
    ],
    [
      'a second offer for who declines the first',
      (flow, action, now) =>
        action.type === 'decline' && flow.step === 'offer' && flow.shown.length < 2
          ? { ...flow, shown: [...flow.shown, 'again'] }
          : advance(flow, action, now),
      /2 offers are shown, and the preset allows 1/,
      /presses decline$/,
    ],
  ])('is found: %s', (_, moves, message, path) => {
    const proof = proofOf({}, changed(moves))
    const found = proof.problems.find((problem) => message.test(problem.message))
    expect(found, JSON.stringify(proof.problems.map(({ message }) => message))).toBeDefined()
    expect(found?.counterexample?.path?.join(', then ')).toMatch(path)
    expect(proof.ok).toBe(false)
  })
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
