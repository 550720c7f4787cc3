import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../src/config/check/readConfig'
import { lintConfig } from '../../../src/config/lint/lintConfig'
import { ofMissing } from '../../../src/config/lint/ofMissing'
import { joinNames, operatorNames } from '../../../src/config/schema/operators'
import type { Condition, Config } from '../../../src/config/schema/schema'
import { evaluateCondition } from '../../../src/decide/condition/evaluateCondition'
import { operators } from '../../../src/decide/condition/operators'
import rows from '../../cases/lint.json'

/** A config without a fault, and the parts of it that a row replaces. */
function configOf(parts: object): Config {
  const sound = {
    version: 1,
    id: 'main',
    survey: {
      reasons: [
        { id: 'price', label: 'Price', category: 'money' },
        { id: 'other', label: 'Other' },
      ],
    },
    offers: { save20: { type: 'discount', percentOff: 20, limit: { cooldownDays: 365 } } },
    rules: [{ id: 'all', offers: ['save20'] }],
  }
  // A row's JSON is looser than the schema's types; each is held against the schema before it is linted.
  return { ...sound, ...parts } as Config
}

type Row = [name: string, parts: object, problems: [severity: string, path: string, message: string][]]

describe('the linter finds', () => {
  it.each(rows as Row[])('%s', (_name, parts, expected) => {
    const config = configOf(parts)
    expect(readConfig(config).config).toBe(config)
    const problems = lintConfig(config)
    expect(problems.map(({ severity, path, message }) => [severity, path, message])).toEqual(expected)
  })

  it('a way to mend for every warning', () => {
    const warnings = (rows as Row[])
      .flatMap(([, parts]) => lintConfig(configOf(parts)))
      .filter(({ severity }) => severity === 'warning')
    expect(warnings.length).toBeGreaterThan(10)
    for (const { mend } of warnings) expect(mend).toMatch(/^[A-Z].*\.$/)
  })

  describe('what nobody performs, where it is told what the page performs:', () => {
    const offers = {
      save20: { type: 'discount', percentOff: 20 },
      chat: { type: 'contact' },
      mail: { type: 'contact', url: 'mailto:help@example.com' },
      gift: { type: 'custom', name: 'sticker' },
    }
    const config = configOf({ offers, rules: Object.keys(offers).map((id) => ({ id, when: { id }, offers: [id] })) })
    const unperformed = (handlers?: string[]) =>
      lintConfig(config, { handlers })
        .filter(({ message }) => message.startsWith('no handler performs it'))
        .map(({ severity, path, message }) => `${severity} ${path}: ${message}`)

    it.each([
      [['discount', 'contact', 'custom'], []],
      [['discount', 'contact', 'sticker'], []],
      [
        ['discount'],
        [
          'error offers.chat: no handler performs it (there is discount), so it is never offered',
          'error offers.gift: no handler performs it (there is discount), so it is never offered',
        ],
      ],
    ])('by %j', (handlers, expected) => {
      expect(unperformed(handlers)).toEqual(expected)
    })

    it('nothing where it is not told', () => {
      expect(unperformed()).toEqual([])
    })
  })

  // A rule is compared with those before it: in seconds, where a comparison of all with all would take minutes.
  it('what is wrong with 2,000 rules while one waits', () => {
    const rules = Array.from({ length: 2000 }, (_, index) => ({
      id: `rule-${index}`,
      when: { 'answers.reason': 'price', 'customer.plan': `plan-${index}` },
      offers: ['save20'],
    }))
    const start = performance.now()
    expect(lintConfig(configOf({ rules }))).toHaveLength(1)
    expect(performance.now() - start).toBeLessThan(30_000)
  })
})

describe('what holds where an attribute is missing', () => {
  const texts = ['', 'null', 'a', '0', '5', '-1', 'true']
  const versions = ['1.2.3', '0', '0.0.0', 'v0', '~']
  const single = [...texts, ...versions, 0, -0, 1, -1, 5000, 0.5, true, false, null]
  const lists = [[], [null], ['a'], [null, 'a'], [0], ['null']]
  const patterns = ['^n', '.*', '^NULL$', 'l{2}', '^$', '(', 'pro|free', '[', 'null'.repeat(60)]
  const nested = [{ $gt: 5 }, { $lt: 5 }, { $exists: true }, { $eq: null }, { $in: ['a'] }, { $not: { $gte: 0 } }]
  const operands = [...single, ...lists, ...patterns, ...nested, 'staff']
  const savedGroups = { staff: ['a', 1] }
  const holds = (asked: unknown) => evaluateCondition({ customer: {} }, { 'customer.x': asked }, savedGroups)
  const shape = (asked: unknown) => JSON.stringify(asked)

  it.each(operatorNames)('%s of any operand is as the evaluation has it', (name) => {
    const wrong = operands
      .map((operand) => ({ [name]: operand }))
      .filter((asked) => name !== '$notInGroup' || asked[name] === 'staff')
      .filter((asked) => ofMissing(asked) !== holds(asked))
    expect(wrong.map(shape)).toEqual([])
  })

  it('values to equal and pairs of operators are, too', () => {
    const pairs = operatorNames.flatMap((one) => ['$exists', '$lt', '$gte'].map((other) => ({ [one]: 0, [other]: 5 })))
    const asked = [...single, ...lists, {}, { a: 1 }, ...nested, ...pairs.filter((pair) => !('$notInGroup' in pair))]
    expect(asked.filter((each) => ofMissing(each) !== holds(each)).map(shape)).toEqual([])
  })

  it('is warned of where it comes true, negated or not, and nowhere else', () => {
    for (const name of ['$eq', '$ne', '$lt', '$lte', '$gt', '$gte', '$vlt', '$vgte', '$nin', '$in', '$regex'])
      for (const operand of [0, 5000, -1, 'a', 'null', ['a'], '^n', '2.0.0']) {
        const asked = { 'customer.x': { [name]: operand } }
        for (const condition of [asked, { $not: asked }, { $nor: [asked] }, { $not: { $not: asked } }] as Condition[]) {
          const problems = lintConfig(configOf({ audience: condition }))
          // What can't work at all is another finding, and the only one.
          if (problems.some(({ message }) => !message.includes('is missing'))) continue
          expect([condition, problems.length]).toEqual([
            condition,
            Number(evaluateCondition({ customer: {} }, condition)),
          ])
        }
      }
  })
})

it.each([
  'or',
  'and',
  'nor',
  'not',
  'OR',
  'And',
  'either',
  'every',
  'any',
  'some',
  'all',
  '||',
  '&&',
  '$orr',
  '$OR',
  '$any',
])('the misspelled join %s is one error, wherever it stands', (name) => {
  const asked = [{ 'answers.reason': 'price' }, { 'subscription.status': 'active' }]
  for (const value of [asked, asked[0]])
    for (const audience of [
      { [name]: value },
      { $and: [{ [name]: value }] },
      { $not: { [name]: value } },
      { 'history.offers': { $elemMatch: { [name]: value } } },
    ] as Condition[]) {
      const problems = lintConfig(configOf({ audience }))
      expect([audience, problems.map(({ severity }) => severity)]).toEqual([audience, ['error']])
      expect(problems[0]?.within?.at(-1)).toBe(name)
    }
})

it('the linter and decide know the same operators', () => {
  expect(operatorNames.toSorted()).toEqual(Object.keys(operators).toSorted())
  expect([...operatorNames, ...joinNames.filter((name) => name !== '$not')]).toHaveLength(30)
})
