import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Config } from '../../../src/config/schema/schema'
import { chooseVariation, decide, evaluateCondition, getBucketRanges, hash } from '../../../src/decide'
import { draws } from '../../support/sample'

const cyclic: Record<string, unknown> = { id: 'a' }
cyclic.self = cyclic
const cyclicList: unknown[] = []
cyclicList.push(cyclicList)
const deep = JSON.parse(`${'{"$not":'.repeat(20_000)}{}${'}'.repeat(20_000)}`)

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    ...[Number.NaN, -1, Infinity, -Infinity, 1e21, 2 ** 32, 0.5, null, undefined, '', 'save20', true, Symbol('x'), 10n],
    ...[cyclic, cyclicList, deep, [], [[]], {}, () => 1, new Date(Number.NaN), Object.create(null), new Map()],
  ),
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withMap: true, withSparseArray: true }),
)

/** The helpers' types promise what JavaScript's callers may not keep. */
const loose = (call: (...given: never[]) => unknown) => call as (...given: unknown[]) => unknown

describe('odd arguments', () => {
  it('have no bucket, or one from 0 to 1', () => {
    fc.assert(
      fc.property(odd, odd, odd, (seed, value, version) => {
        const bucket = loose(hash)(seed, value, version) as number | null
        expect(bucket === null || (bucket >= 0 && bucket < 1)).toBe(true)
      }),
      { numRuns: draws(2000) },
    )
  })

  it('give ranges within 0 and 1, or none', () => {
    fc.assert(
      fc.property(odd, odd, odd, (count, coverage, weights) => {
        const ranges = loose(getBucketRanges)(count, coverage, weights) as number[][]
        const isSound = ranges.every(([start = -1, end = -1]) => start >= 0 && end >= start && end <= 1.02)
        expect(isSound).toBe(true)
      }),
      { numRuns: draws(2000) },
    )
  })

  it.each([Number.NaN, -1, Infinity, 1e9, 2 ** 53, 0.5, null, '2', [], {}])('make no ranges: %s', (count) => {
    expect(loose(getBucketRanges)(count, 1, [0.5, 0.5])).toEqual([])
  })

  it('choose a variation of the list, or none', () => {
    fc.assert(
      fc.property(odd, odd, (bucket, ranges) => {
        const index = loose(chooseVariation)(bucket, ranges) as number
        expect(index === -1 || (Array.isArray(ranges) && index in ranges)).toBe(true)
      }),
      { numRuns: draws(2000) },
    )
    expect(loose(chooseVariation)(0.5, [null, 3, [0, 1]])).toBe(2)
  })

  it('meet a condition or not, and nothing is thrown', () => {
    fc.assert(
      fc.property(odd, odd, odd, (attributes, condition, groups) => {
        expect(typeof loose(evaluateCondition)(attributes, condition, groups)).toBe('boolean')
      }),
      { numRuns: draws(3000) },
    )
  })

  it.each([3, 'x', null, undefined, [], [[]], true, cyclicList])(
    'are no condition, and so hold for nobody: %s',
    (condition) => {
      expect(loose(evaluateCondition)({ id: 'a' }, condition)).toBe(false)
    },
  )

  it('decide on nothing, wherever they stand in a config or a Situation', () => {
    const key = fc.constantFrom(
      'audience',
      'segments',
      'rules',
      'alerts',
      'offers',
      'holdout',
      'survey',
      'savedGroups',
      'fairness',
      'id',
    )
    const part = fc.constantFrom(
      'customer',
      'subscription',
      'answers',
      'history',
      'page',
      'locale',
      'now',
      'handlers',
      'stage',
    )
    fc.assert(
      fc.property(odd, odd, key, part, (value, other, key, part) => {
        for (const given of [value, { ...sound, [key]: value }]) {
          const decision = decide(given as Config, { customer: { id: 'a' }, [part]: other } as never)
          expect(Array.isArray(decision.offers) && Array.isArray(decision.trace)).toBe(true)
        }
      }),
      { numRuns: draws(2000) },
    )
  })
})

const sound = {
  version: 1,
  id: 'main',
  survey: { reasons: [{ id: 'a', label: 'A' }] },
  offers: { talk: { type: 'contact', url: 'https://example.com' } },
  rules: [{ id: 'all', offers: ['talk'] }],
}

describe('rules of the wrong shape are left out, and those after them are looked at:', () => {
  const decided = (rules: unknown, parts: object = {}) => decide({ ...sound, ...parts, rules } as unknown as Config, {})

  it.each<[string, unknown, object?]>([
    ['a number', 3],
    ['a text', 'x'],
    ['nothing', null],
    ['a list', []],
    ['no id', { offers: ['talk'] }],
    ['a condition that is a number', { id: 'x', when: 3, offers: [] }],
    ['a condition that is a list', { id: 'x', when: [], offers: [] }],
    ['a condition that is nothing', { id: 'x', when: null, offers: [] }],
    ['a list among conditions', { id: 'x', when: { $and: [[]] }, offers: [] }],
    ['offers that are a text', { id: 'x', offers: 'talk' }],
    ['offers that are an object', { id: 'x', offers: { talk: 1 } }],
    ['no offers', { id: 'x' }],
    ['a segment that is a number', { id: 'x', segment: 's', offers: [] }, { segments: { s: 3 } }],
    ['a segment that is a list', { id: 'x', segment: 's', offers: [] }, { segments: { s: [] } }],
    ['a segment that is none', { id: 'x', segment: 3, offers: [] }],
  ])('%s', (_, rule, parts) => {
    const { rule: id, offers, trace } = decided([rule, { id: 'all', offers: ['talk'] }], parts)
    expect({ id, offers: offers.map(({ id }) => id) }).toEqual({ id: 'all', offers: ['talk'] })
    expect(trace.filter(({ kind, result }) => kind === 'rule' && result === 'skipped')).toHaveLength(1)
  })

  it('alerts, too', () => {
    const alerts = [3, null, 'x', [], { id: 'a', when: [] }, { id: 'b' }]
    expect(decided(sound.rules, { alerts }).alerts).toEqual(['b'])
  })

  it('an audience of the wrong shape lets nobody in', () => {
    for (const audience of [3, [], 'x', null]) expect(decided(sound.rules, { audience }).rule).toBeNull()
  })
})
