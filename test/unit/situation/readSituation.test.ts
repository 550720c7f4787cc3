import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSituation } from '../../../src/situation/readSituation'

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
