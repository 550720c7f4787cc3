import { readFileSync } from 'node:fs'
import { Discount as PaddleSdkDiscount, Subscription as PaddleSdkSubscription } from '@paddle/paddle-node-sdk'
import fc from 'fast-check'
import type { Subscription as RecurlySdkSubscription } from 'recurly'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Billed, fromChargebee, fromPaddle, fromRecurly, fromStripe } from '../../../src/billing'
import { checkSituation } from '../../../src/situation/checkSituation'
import { readSituation } from '../../../src/situation/readSituation'
import chargebee from '../../cases/billers/chargebee.json'
import paddle from '../../cases/billers/paddle.json'
import recurly from '../../cases/billers/recurly.json'
import stripe from '../../cases/billers/stripe.json'
import { base, type Cases, changed, type Fields, recurlyClient } from '../../support/billerCases'

// What is said of strange objects has a file of its own.
beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
afterAll(() => void vi.mocked(console.error).mockRestore())

type Mapper = (subscription: never, other?: never) => Billed

const billers: [name: string, map: Mapper, cases: unknown][] = [
  ['fromStripe', fromStripe, stripe],
  ['fromPaddle', fromPaddle, paddle],
  ['fromChargebee', fromChargebee, chargebee],
  ['fromRecurly', fromRecurly, recurly],
]

describe.each(billers)('%s', (_, map, cases) => {
  const { bases, rows } = cases as Cases
  const called = (input: unknown, other?: unknown) => map(input as never, other as never)

  it.each(rows)('%s', (_title, name, change, expectedChange) => {
    const { input, expected } = bases[name] as Cases['bases'][string]
    const subscription = Object.entries({ ...expected.subscription, ...expectedChange })
    expect(called(changed(input, change))).toEqual({
      customer: expected.customer,
      subscription: Object.fromEntries(subscription.filter(([, value]) => value !== null)),
    })
  })

  it('gives what is read again without a problem, and as it is', () => {
    for (const [, name, change] of rows) {
      const billed = called(changed(bases[name]?.input ?? {}, change))
      expect(readAgain(billed)).toEqual(billed)
    }
  })

  it('contradicts itself in nothing', () => {
    const contradiction = /The status counts|Is it canceling|got neither|got both|before startedAt/
    for (const [title, name, change] of rows) {
      const problems = checkSituation({
        now: '2026-06-30T12:00:00Z',
        ...called(changed(bases[name]?.input ?? {}, change)),
      })
      expect([title, problems.filter(({ message }) => contradiction.test(message))]).toEqual([title, []])
    }
  })

  it('gives JSON, with no key that has nothing in it', () => {
    for (const [, name, change] of rows) {
      const billed = called(changed(bases[name]?.input ?? {}, change))
      expect(JSON.parse(JSON.stringify(billed))).toStrictEqual(billed)
    }
  })

  it('throws at nothing, and gives only what can be read', () => {
    const odd = fc.oneof(
      fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }),
      fc.date({ min: new Date('1971-01-01'), noInvalidDate: false }),
      fc.constantFrom(...Object.keys(hostile)),
    )
    const inputs = Object.values(bases).flatMap(({ input }) => pathsIn(input).map((path) => ({ input, path })))
    fc.assert(
      fc.property(fc.constantFrom(...inputs), odd, ({ input, path }, drawn) => {
        const value = typeof drawn === 'string' && Object.hasOwn(hostile, drawn) ? hostile[drawn]?.() : drawn
        for (const billed of [called(changed(input, { [path]: value })), called(value, value), called(input, value)])
          expect(readAgain(billed)).toEqual(billed)
      }),
      { numRuns: 100 },
    )
  })

  it.each([null, undefined, 3, true, {}, [], '', new Date(Number.NaN)])('reads nothing in %j', (input) => {
    expect(called(input)).toEqual({ customer: {}, subscription: {} })
  })

  it('reads an id where the API gives one in place of the object', () => {
    expect(called('sub_1')).toEqual({ customer: {}, subscription: { id: 'sub_1' } })
  })
})

describe('what a subscription comes in', () => {
  const now = base(stripe, 'now')
  const api = base(paddle, 'api')
  const items = base(chargebee, 'items')
  const customer = { id: 'Example2FgHiJ', object: 'customer', email: 'sam@example.com', first_name: 'Sam' }
  const withCustomer = {
    ...items.expected,
    customer: { id: 'Example2FgHiJ', email: 'sam@example.com', firstName: 'Sam' },
  }

  it('may be a webhook’s event', () => {
    const event = { id: 'evt_1', object: 'event', type: 'customer.subscription.updated', data: { object: now.input } }
    expect(fromStripe(event)).toEqual(now.expected)
    const notification = { event_id: 'evt_01', event_type: 'subscription.updated', data: api.input }
    expect(fromPaddle(notification)).toEqual(api.expected)
    const content = {
      id: 'ev_1',
      object: 'event',
      event_type: 'subscription_changed',
      content: { subscription: items.input, customer },
    }
    expect(fromChargebee(content)).toEqual(withCustomer)
  })

  it('may be an API’s answer, or a list of one', () => {
    expect(fromStripe({ object: 'list', data: [now.input], has_more: false } as never)).toEqual(now.expected)
    expect(fromPaddle({ data: api.input, meta: { request_id: '1' } } as never)).toEqual(api.expected)
    expect(fromPaddle({ data: [api.input] })).toEqual(api.expected)
    expect(fromChargebee({ subscription: items.input, customer })).toEqual(withCustomer)
    expect(fromChargebee({ list: [{ subscription: items.input, customer }] })).toEqual(withCustomer)
    const { input, expected } = base(recurly, 'api')
    expect(fromRecurly({ object: 'list', has_more: false, data: [input] } as never)).toEqual(expected)
  })

  it('says nothing where it is a list of several, or something else', () => {
    const nothing = { customer: {}, subscription: {} }
    expect(fromStripe({ data: [now.input, now.input] })).toEqual(nothing)
    expect(
      fromStripe({ object: 'event', data: { object: { id: 'in_1', object: 'invoice', status: 'paid' } } } as never),
    ).toEqual(nothing)
    expect(fromPaddle({ event_type: 'transaction.paid', data: { id: 'txn_01', status: 'paid' } } as never)).toEqual(
      nothing,
    )
    expect(fromChargebee({ content: { invoice: { id: '7' } } })).toEqual(nothing)
    expect(fromRecurly({ object: 'account', id: 'a1' } as never)).toEqual(nothing)
  })
})

describe('docs/billers.md', () => {
  const guide = readFileSync('docs/billers.md', 'utf8')
  const paddleAnswer = new PaddleSdkSubscription({ ...base(paddle, 'api').input, discount: { id: 'dsc_01' } } as never)
  const recurlyAnswer = recurlyClient<RecurlySdkSubscription>(base(recurly, 'api').input)
  const world = {
    id: 'sub_1',
    fromStripe,
    fromPaddle,
    fromChargebee,
    fromRecurly,
    stripe: { subscriptions: { retrieve: async () => base(stripe, 'now').input } },
    paddle: {
      subscriptions: { get: async () => paddleAnswer },
      discounts: {
        get: async () => new PaddleSdkDiscount({ id: 'dsc_01', type: 'percentage', amount: '10' } as never),
      },
    },
    chargebee: { subscription: { retrieve: async () => ({ subscription: base(chargebee, 'items').input }) } },
    recurly: { getSubscription: async () => recurlyAnswer, getPlan: async () => ({ code: 'team-monthly' }) },
  }
  const discounted = base(paddle, 'api').expected
  const expected = [
    base(stripe, 'now').expected,
    base(paddle, 'api').expected,
    { ...discounted, subscription: { ...discounted.subscription, discount: { percentOff: 10 } } },
    base(chargebee, 'items').expected,
    base(recurly, 'api').expected,
  ]

  it('has code that does what it says', async () => {
    const code = [...guide.matchAll(/```js\n([\s\S]*?)```/g)].map(([, each = '']) => each.replace(/^import .*$/gm, ''))
    const [handedOver, ...snippets] = code
    expect(handedOver).toBe("fairwell('open', situation)\n")
    const AsyncFunction = (async () => {}).constructor as FunctionConstructor
    const run = (code: string) =>
      new AsyncFunction(...Object.keys(world), `${code}; return situation`)(...Object.values(world))
    expect(await Promise.all(snippets.map(run))).toEqual(expected)
  })

  it('says where the functions are imported from that read and check it', () => {
    for (const page of [guide, readFileSync('docs/situation.md', 'utf8')])
      expect(page.replace(/\s+/g, ' ')).toContain(
        'imported from `fairwell`, and `readSituation` from `fairwell/server`',
      )
    expect(readFileSync('src/index.ts', 'utf8')).toMatch(/export \{ checkSituation \}[\s\S]*export \{ readSituation \}/)
    expect(readFileSync('src/server.ts', 'utf8')).toContain('export { readSituation }')
  })

  it('has a row for each field that a mapper gives', () => {
    for (const [name, , cases] of billers) {
      const section = guide.split('\n## ').find((each) => each.startsWith(name.replace('from', ''))) ?? ''
      const fields = (cases as Cases).rows.flatMap(([, , , change]) => Object.keys(change))
      for (const field of new Set([...fields, ...Object.keys(discounted.subscription)]))
        expect(section.match(/^\| .*? \|/gm)?.join(), `${name}: ${field}`).toContain(`\`${field}\``)
    }
  })
})

function pathsIn(value: unknown, path = ''): string[] {
  const own = path ? [path] : []
  if (typeof value !== 'object' || value === null) return own
  const inner = Object.entries(value).flatMap(([name, each]) => pathsIn(each, path ? `${path}.${name}` : name))
  return [...own, ...inner]
}

/** What is left of it when the Situation's own boundary reads it; a problem fails. */
function readAgain(billed: Billed): unknown {
  const { situation, problems } = readSituation(billed)
  expect(problems).toEqual([])
  return situation
}

function revokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

/** Values that fast-check cannot hold itself, by name. */
const hostile: Record<string, () => unknown> = {
  id: () => 'sub_1',
  symbol: () => Symbol('x'),
  revoked: revokedProxy,
  throwing: () => throwing,
  looping,
  large: () => 1e300,
  function: () => () => 1,
}

const throwing = new Proxy(
  {},
  {
    get() {
      throw new Error('read')
    },
  },
)

function looping(): object {
  const loop: Fields = {}
  for (const name of ['data', 'object', 'content', 'list', 'subscription', 'customer', 'plan', 'price'])
    loop[name] = loop
  return loop
}
