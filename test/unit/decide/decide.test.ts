import { describe, expect, it } from 'vitest'
import type { Config } from '../../../src/config/schema/schema'
import { attributesOf } from '../../../src/decide/attributes'
import { chooseVariation, getBucketRanges, hash } from '../../../src/decide/bucket'
import { evaluateCondition } from '../../../src/decide/condition/evaluateCondition'
import { decide } from '../../../src/decide/decide'
import type { Decision } from '../../../src/decide/decision'
import type { Situation, Subscription } from '../../../src/situation/schema'
import cases from '../../cases/decide.json'
import suite from '../../cases/growthbook.json'

const now = '2026-03-31T12:00:00Z'

/** A config with the parts a row gives; the JSON of a row is looser than the schema's types on purpose. */
function configOf(parts: object): Config {
  return {
    version: 1,
    id: 'main',
    survey: {
      reasons: [
        { id: 'price', label: 'Price', category: 'money', influence: 'influenceable' },
        { id: 'pets', label: 'Pets' },
        { id: 'too_expensive' },
        { id: 'temporary' },
        { id: 'other' },
        { id: 'unused', category: 'habits' },
        { id: 'constructor', label: 'C' },
      ],
    },
    offers: {
      save20: { type: 'discount', percentOff: 20 },
      break: { type: 'pause', lengths: [1], unit: 'month' },
      setup: { type: 'booking', url: 'https://example.com/setup' },
    },
    ...parts,
  }
}

function situationOf(parts: unknown = {}): Situation {
  return { now, ...(parts as Situation) }
}

type ConditionRow = [
  name: string,
  condition: unknown,
  attributes: unknown,
  expected: boolean,
  groups?: Record<string, unknown>,
]

describe('conditions answer as the public GrowthBook suite says', () => {
  it.each(suite.evalCondition as ConditionRow[])('%s', (_name, condition, attributes, expected, groups) => {
    expect(evaluateCondition(attributes, condition, groups)).toBe(expected)
  })
})

describe('conditions answer what the suite leaves open', () => {
  it.each(cases.conditions as ConditionRow[])('%s', (_name, condition, attributes, expected) => {
    expect(evaluateCondition(attributes, condition)).toBe(expected)
  })

  it.each([undefined, Number.NaN, Infinity])('reads %s as missing, as it would be after a journey as JSON', (a) => {
    expect(evaluateCondition({ a }, { a: { $exists: false } })).toBe(true)
    expect(evaluateCondition({ a }, { a: null })).toBe(true)
  })
})

describe('assignment answers as the public GrowthBook suite says', () => {
  it.each(suite.hash as [string, string, number, number | null][])(
    'hashes %j %j in version %j to %j',
    (seed, value, version, expected) => {
      expect(hash(seed, value, version)).toBe(expected)
    },
  )

  it.each(cases.hashes as [string, string, number][])(
    'hashes %j %j, which is not ASCII, to %j',
    (seed, value, expected) => {
      expect(hash(seed, value, 2)).toBe(expected)
    },
  )

  type RangeRow = [name: string, given: [number, number, number[] | null], expected: [number, number][]]
  it.each(suite.getBucketRange as RangeRow[])('ranges: %s', (_name, [count, coverage, weights], expected) => {
    const ranges = getBucketRanges(count, coverage, weights).flat()
    expect(ranges).toHaveLength(expected.length * 2)
    for (const [index, edge] of expected.flat().entries()) expect(ranges[index]).toBeCloseTo(edge, 8)
  })

  it.each(suite.chooseVariation as [string, number, [number, number][], number][])(
    'choice: %s',
    (_name, bucket, ranges, expected) => {
      expect(chooseVariation(bucket, ranges)).toBe(expected)
    },
  )

  it.each(suite.getEqualWeights as [number, number[]][])('gives each of %j arms the same weight', (count, expected) => {
    expect(getBucketRanges(count).map(([start, end]) => end - start)).toEqual(expected)
  })
})

describe('a subscription has derived figures, absent where they cannot be computed:', () => {
  it.each(cases.attributes as [string, Subscription, object][])('%s', (_name, subscription, expected) => {
    expect(attributesOf(configOf({}), { subscription, now }).subscription).toEqual({
      ...subscription,
      ...expected,
    })
  })

  it('none of time without a now', () => {
    const subscription = { startedAt: '2026-01-01T00:00:00Z', currentPeriodEnd: now }
    expect(attributesOf(configOf({}), { subscription }).subscription).toEqual(subscription)
  })
})

describe('what is known of a reason', () => {
  it.each(cases.reasons as [string, Record<string, unknown>, Record<string, unknown>][])(
    '%s',
    (_name, answers, expected) => {
      const attributes = attributesOf(configOf({}), { answers, now })
      for (const [key, value] of Object.entries(expected)) {
        expect(evaluateCondition(attributes, { [`answers.${key}`]: value })).toBe(true)
      }
    },
  )
})

describe('an offer is made or refused with a reason:', () => {
  it.each(cases.eligibility as [string, object, object, string | null][])('%s', (_name, offer, situation, why) => {
    const config = configOf({ offers: { it: offer }, rules: [{ id: 'rule', offers: ['it'] }] })
    const decision = decide(config, situationOf(situation))
    expect(decision.trace.at(-1)).toEqual({
      kind: 'offer',
      id: 'it',
      result: why ? 'not_matched' : 'matched',
      ...(why && { why }),
    })
    expect(decision.offers).toEqual(why ? [] : [{ id: 'it', ...offer }])
  })
})

describe('decide', () => {
  interface Row {
    name: string
    config: object
    situation?: object
    expected: Partial<Decision>
    /** Lines that the trace must have among others. */
    trace?: object[]
  }
  it.each(cases.decisions as Row[])('$name', ({ config, situation, expected, trace = [] }) => {
    const decision = decide(configOf(config), situationOf(situation))
    expect(decision).toMatchObject(expected)
    expect(decision.trace).toEqual(expect.arrayContaining(trace))
    expect(JSON.parse(JSON.stringify(decision))).toEqual(decision)
  })

  it('gives the same Decision for the same input, to the letter', () => {
    const config = configOf(cases.decisions[0]?.config ?? {})
    const copy = (value: unknown) => JSON.parse(JSON.stringify(value))
    const situation = situationOf({ customer: { id: 'cus_1' }, answers: { reason: 'price' } })
    expect(JSON.stringify(decide(copy(config), copy(situation)))).toBe(JSON.stringify(decide(config, situation)))
  })

  it.each([
    ['us-ca', 0.9, 'declined 0 days ago, may be offered again after 1'],
    ['us-ca', 1.1, undefined],
    [undefined, 1.1, undefined],
    ['us-ftc', 1.1, undefined],
    ['eu', 0.9, 'declined 0 days ago, may be offered again after 30'],
    ['eu', 29.9, 'declined 29 days ago, may be offered again after 30'],
    ['eu', 30.1, undefined],
    ['uk', 29.9, 'declined 29 days ago, may be offered again after 30'],
    ['uk', 30.1, undefined],
  ] as const)('lets who declined rest as long as the preset says: %s, after %d days', (fairness, days, why) => {
    const offers = { save20: { type: 'discount', percentOff: 20 } }
    const config = configOf({ ...(fairness && { fairness }), offers, rules: [{ id: 'all', offers: ['save20'] }] })
    const situation = situationOf()
    const time = new Date(Date.parse(String(situation.now)) - days * 86_400_000).toISOString()
    const history = { offers: [{ id: 'save20', status: 'declined' as const, time }] }
    const { offers: given, trace } = decide(config, { ...situation, history })
    expect(given.map(({ id }) => id)).toEqual(why ? [] : ['save20'])
    expect(trace.find(({ kind }) => kind === 'offer')?.why).toBe(why)
  })
})

describe('decide never throws, whatever comes', () => {
  const cyclic: Record<string, unknown> = { toString: 1, id: { toString: 1 } }
  cyclic.self = cyclic
  const odd = [undefined, null, 5, 'text', [], {}, [null], { a: null }, cyclic, Symbol('s'), 10n, () => 1, new Map()]
  const keys = ['customer', 'subscription', 'answers', 'history', 'page', 'locale', 'now', 'handlers']
  const rules = [{ id: 'a', when: { 'customer.self': 'x', 'subscription.amount': { $gt: 1 } }, offers: ['save20'] }]
  const config = configOf({
    rules: [...rules, { id: 'b', offers: ['save20', 'break', 'setup'] }],
    holdout: { share: 0.1 },
  })

  it.each(odd)('as the situation: %s', (situation) => {
    expect(decide(config, situation as Situation).trace.length).toBeGreaterThan(0)
  })

  it.each(odd)('as a part of the situation: %s', (value) => {
    for (const key of keys) expect(decide(config, situationOf({ [key]: value })).trace.length).toBeGreaterThan(0)
  })

  it.each(odd)('as a part of the config: %s', (value) => {
    for (const key of ['rules', 'offers', 'segments', 'audience', 'alerts', 'holdout', 'survey', 'savedGroups', 'id']) {
      expect(decide(configOf({ ...config, [key]: value }), situationOf()).trace.length).toBeGreaterThan(0)
    }
  })

  it.each(odd)('as the config: %s', (value) => {
    expect(decide(value as Config, situationOf()).offers).toEqual([])
  })
})

describe('hostile input is answered in bounded time', () => {
  function answer(attributes: unknown, condition: unknown): boolean {
    const start = performance.now()
    const result = evaluateCondition(attributes, condition)
    expect(performance.now() - start).toBeLessThan(5000)
    return result
  }

  it.each([
    ['^(a+)+$', 30],
    ['^(a|a)*$', 30],
    ['^(?:a|aa)+$', 40],
    ['(.*a){20}', 40],
    ['^(a?){25}a{25}$', 25],
    [`^${'a?'.repeat(30)}${'a'.repeat(30)}$`, 29],
    ['(a*)\\1b', 10_000],
    ['a*a*a*a*a*b', 10_000],
    ['(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)b', 10_000],
    ['\\s*x', 100_000],
    ['^[a-z]+@[a-z]+[.][a-z]+$', 100_000],
  ])('the pattern %s', (pattern, length) => {
    answer({ text: `${'a'.repeat(length)}!` }, { text: { $regex: pattern } })
    answer({ text: ' '.repeat(length) }, { text: { $regex: pattern } })
  })

  it('ordinary patterns on ordinary texts', () => {
    expect(
      answer({ email: 'zoe.smith+news@mail.example.com' }, { email: { $regex: '^[\\w.+-]+@[\\w-]+\\.[\\w.-]+$' } }),
    ).toBe(true)
    expect(
      answer(
        { agent: `Mozilla/5.0 ${'x'.repeat(150)} Mobile Safari` },
        { agent: { $regexi: '(mobile|tablet).*safari' } },
      ),
    ).toBe(true)
    expect(answer({ comment: `${'so '.repeat(500)}expensive` }, { comment: { $regexi: 'expensive|price' } })).toBe(true)
  })

  it('a cyclic condition never holds', () => {
    const condition: Record<string, unknown> = { a: 1 }
    condition.$and = [condition]
    condition.$or = [condition, condition]
    expect(answer({ a: 1 }, condition)).toBe(false)
  })

  it('cyclic attributes are read like any other', () => {
    const attributes: Record<string, unknown> = { a: 1 }
    attributes.self = attributes
    expect(answer(attributes, { 'self.self.a': 1 })).toBe(true)
    expect(answer(attributes, { self: { a: 1 } })).toBe(false)
  })

  it('a condition 100,000 levels deep never holds', () => {
    let condition: unknown = { a: 1 }
    for (let level = 0; level < 100_000; level++) condition = { $not: condition }
    expect(answer({ a: 1 }, condition)).toBe(false)
  })

  it('attributes 100,000 levels deep have no text to equal', () => {
    let a: unknown = 'x'
    for (let level = 0; level < 100_000; level++) a = [a]
    expect(answer({ a }, { a: ['x'] })).toBe(false)
    expect(answer({ a }, { a: { $elemMatch: { $exists: true } } })).toBe(true)
  })

  it('conditions and attributes of 10,000 keys', () => {
    const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`key${index}`, index]))
    expect(answer(wide, wide)).toBe(true)
    const decision = decide(
      configOf({ rules: [{ id: 'wide', when: { 'customer.key9999': 9999 }, offers: [] }] }),
      situationOf({ customer: wide }),
    )
    expect(decision.rule).toBe('wide')
  })
})
