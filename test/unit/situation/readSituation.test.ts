import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { optionsOf } from '../../../scripts/options'
import { situationJsonSchema } from '../../../scripts/situationReference'
import { decide } from '../../../src/decide/decide'
import { checkSituation } from '../../../src/situation/checkSituation'
import { expected, generalPath } from '../../../src/situation/expected'
import { readSituation } from '../../../src/situation/readSituation'
import { situationSchema } from '../../../src/situation/schema'
import { config } from '../../support/anySituation'

type Row = [what: string, input: unknown, situation: unknown, problems: string[]]

const rows: Row[] = JSON.parse(readFileSync('test/cases/situation.json', 'utf8'))

const pathsOf = (input: unknown) => readSituation(input).problems.map(({ path }) => path)

const subscriptionOf = (subscription: unknown) => readSituation({ subscription }).situation.subscription

describe('a Situation as pages and billers write it', () => {
  it.each(rows)('%s', (_, input, situation, problems) => {
    const read = readSituation(input)
    expect(read.situation).toEqual(situation)
    expect(read.problems.map(({ path }) => path)).toEqual(problems)
  })

  it.each(['Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata'])('reads the same in %s', (TZ) => {
    const code = `
      import { readFileSync } from 'node:fs'
      import { readSituation } from './src/situation/readSituation'
      const rows = JSON.parse(readFileSync('test/cases/situation.json', 'utf8'))
      console.log(JSON.stringify(rows.map(([, input]) => readSituation(input))))`
    const args = ['--import', 'tsx', '--input-type=module', '--eval', code]
    const out = execFileSync(process.execPath, args, { env: { ...process.env, TZ }, encoding: 'utf8', maxBuffer: 1e8 })
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(rows.map(([, input]) => readSituation(input)))))
  })
})

describe('what JSON cannot carry', () => {
  const cyclic: Record<string, unknown> = { id: 'a' }
  cyclic.self = cyclic
  const throwing = {
    id: 'a',
    get amount() {
      throw new Error('lazy')
    },
  }
  class Model {
    get amount() {
      return 4900
    }
    get currency(): string {
      throw new Error('not loaded')
    }
  }
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()
  const deep: unknown[] = []
  for (let depth = 0, at = deep; depth < 1e5; depth++) {
    const inner: unknown[] = []
    at.push(inner)
    at = inner
  }

  it.each<[string, unknown, unknown, string[]]>([
    ['NaN', { amount: Number.NaN }, {}, ['subscription.amount']],
    ['Infinity', { amount: Number.POSITIVE_INFINITY }, {}, ['subscription.amount']],
    ['a bigint', { amount: 4900n, id: 12n, left: 3n }, { amount: 4900, id: '12', left: 3 }, []],
    ['a bigint too large', { amount: 2n ** 70n }, {}, ['subscription.amount']],
    ['minus zero', { amount: -0 }, { amount: 0 }, []],
    ['a symbol', { status: Symbol('active') }, {}, ['subscription.status']],
    ['a function', { currentPeriodEnd: () => 1, own: () => 1 }, {}, ['subscription.currentPeriodEnd']],
    ['a Date', { startedAt: new Date('2025-06-01T10:02:00Z') }, { startedAt: '2025-06-01T10:02:00Z' }, []],
    ['an invalid Date', { startedAt: new Date('x') }, {}, ['subscription.startedAt']],
    ['the Date of nothing', { startedAt: new Date(0) }, {}, []],
    ['a Date of the page’s own field', { seen: new Date(1e12) }, { seen: '2001-09-09T01:46:40.000Z' }, []],
    ['a cycle', cyclic, { id: 'a' }, ['subscription.self']],
    ['depth', { id: 'a', deep }, { id: 'a' }, ['subscription.deep']],
    ['a getter that throws', throwing, { id: 'a' }, ['subscription.amount']],
    ['getters of a class', new Model(), { amount: 4900 }, ['subscription.currency']],
    ['a revoked proxy', revoked.proxy, undefined, ['subscription']],
    ['a Map', new Map([['id', 'a']]), undefined, ['subscription']],
    ['a promise nobody awaited', Promise.resolve({}), undefined, ['subscription']],
    ['no prototype', Object.assign(Object.create(null), { id: 'a' }), { id: 'a' }, []],
  ])('%s', (_, given, subscription, problems) => {
    expect(subscriptionOf(given)).toEqual(subscription)
    expect(pathsOf({ subscription: given })).toEqual(problems)
  })

  it('takes no prototype from a key', () => {
    const input = JSON.parse('{"customer":{"id":"a","__proto__":{"vip":true}},"__proto__":{"stage":"open"}}')
    const { situation } = readSituation(input)
    expect([situation.stage, situation.customer?.vip]).toEqual([undefined, undefined])
    expect(({} as { vip?: unknown }).vip).toBeUndefined()
  })

  it('keeps lists that Prototype.js would make text of', () => {
    const prototype = Array.prototype as { toJSON?: unknown }
    prototype.toJSON = () => '"[1]"'
    try {
      expect(readSituation({ customer: { tags: [1, [2]] } }).situation.customer).toEqual({ tags: [1, [2]] })
    } finally {
      delete prototype.toJSON
    }
  })
})

const words = [
  '',
  ' ',
  'usd',
  'US$',
  'month',
  'quarterly',
  'on-hold',
  '2025-06-01',
  '0000-00-00',
  '49.00',
  '4900',
  'auto',
]

const scalar = fc.oneof(
  fc.constantFrom<unknown>(...words, null, undefined, true, Number.NaN, -0, 0, 1748772120, 2 ** 53, 4900n),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true, withNullPrototype: true }),
)

const fields = [...expected.keys()].flatMap((path) => path.match(/\w+$/) ?? [])

const object = (value: fc.Arbitrary<unknown>) =>
  fc.dictionary(fc.oneof(fc.constantFrom(...fields, '__proto__', 'constructor'), fc.string()), value, { maxKeys: 8 })

const anySituation = fc.oneof(
  { weight: 1, arbitrary: scalar },
  {
    weight: 4,
    arbitrary: object(fc.oneof(scalar, object(fc.oneof(scalar, fc.array(object(scalar)))), fc.array(object(scalar)))),
  },
)

describe('reading', () => {
  it('never throws, gives what the schema allows, and finds nothing more in what it gave', () => {
    fc.assert(
      fc.property(anySituation, (input) => {
        const { situation, problems } = readSituation(input)
        expect(situationSchema.safeParse(situation).error?.issues ?? []).toEqual([])
        const again = readSituation(situation)
        expect(again).toEqual({ situation, problems: [] })
        expect(JSON.parse(JSON.stringify(situation))).toEqual(situation)
        expect(new Set(problems.map(({ path }) => path)).size).toBe(problems.length)
        expect(typeof JSON.stringify(checkSituation(input))).toBe('string')
      }),
      { numRuns: 500 },
    )
  })

  it('loses nothing that the schema allows', () => {
    const time = fc.date({ min: new Date('1971-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    const text = fc.string({ minLength: 1 }).filter((each) => each.trim() === each && each !== '')
    const subscription = fc.record(
      {
        id: text,
        status: fc.constantFrom('active', 'trialing', 'past_due', 'paused', 'canceling', 'canceled'),
        plan: text,
        planName: text,
        amount: fc.maxSafeNat(),
        currency: fc.constantFrom('USD', 'JPY', 'KWD', 'CLF'),
        interval: fc.constantFrom('day', 'week', 'month', 'year'),
        intervalCount: fc.integer({ min: 1, max: 99 }),
        quantity: fc.nat(),
        startedAt: time.map((date) => date.toISOString().replace('.000Z', 'Z')),
        currentPeriodEnd: time.map((date) => date.toISOString().slice(0, 10)),
        discount: fc.record({ percentOff: fc.double({ min: 0.01, max: 100, noNaN: true }) }),
        own: fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text)),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.record({ customer: fc.record({ id: text, own: fc.integer() }), subscription }), (input) => {
        const plain = JSON.parse(JSON.stringify(input))
        expect(readSituation(input)).toEqual({ situation: plain, problems: [] })
      }),
    )
  })

  it('has words for every path of the schema', () => {
    const schema = JSON.parse(
      JSON.stringify(situationJsonSchema(), (key, value) => (key === 'additionalProperties' ? undefined : value)),
    )
    const paths = optionsOf(schema).map(({ path }) => generalPath(path.replace('subscriptions[]', 'subscriptions[0]')))
    expect([...new Set(paths)].filter((path) => !expected.has(path))).toEqual([])
    expect(optionsOf(schema).filter(({ schema: { description } }) => !description)).toEqual([])
  })

  it('writes a JSON Schema that takes the host’s own fields', () => {
    const schema = situationJsonSchema()
    expect(schema.additionalProperties).toBeUndefined()
    expect(z.toJSONSchema(situationSchema, { io: 'input' })).toHaveProperty('properties.customer.additionalProperties')
  })

  it('says where, what was expected, what came and what was done', () => {
    const { problems } = readSituation({ subscription: { amount: 49.99, quantity: 'x'.repeat(100) } })
    expect(problems).toEqual([
      {
        severity: 'warning',
        path: 'subscription.amount',
        message: 'expected a number of minor units, 0 or more, got 49.99. It is left out',
        mend: 'Give minor units as an integer: 4900 for $49.00 and for ¥4,900.',
      },
      {
        severity: 'warning',
        path: 'subscription.quantity',
        message: expect.stringMatching(
          /^expected a whole number from 0, got "x{56}\.\.\.\. It is left out, and the amount/,
        ),
      },
    ])
  })
})

it('decides on whatever was read, and throws at nothing unread', () => {
  fc.assert(
    fc.property(anySituation, (input) => {
      expect(decide(config, readSituation(input).situation).trace.map(({ why }) => why)).not.toContain('unreadable')
      expect(typeof decide(config, input as never)).toBe('object')
    }),
    { numRuns: 200 },
  )
})
