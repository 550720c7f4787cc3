import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Discount as PaddleSdkDiscount, Subscription as PaddleSdkSubscription } from '@paddle/paddle-node-sdk'
import fc from 'fast-check'
import type { Plan as RecurlySdkPlan, Subscription as RecurlySdkSubscription } from 'recurly'
import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { type Billed, fromChargebee, fromPaddle, fromRecurly, fromStripe } from '../../../src/billing'
import { checkSituation } from '../../../src/situation/checkSituation'
import { readSituation } from '../../../src/situation/readSituation'
import chargebee from '../../cases/billers/chargebee.json'
import paddle from '../../cases/billers/paddle.json'
import recurly from '../../cases/billers/recurly.json'
import stripe from '../../cases/billers/stripe.json'

type Fields = Record<string, unknown>
type Mapper = (subscription: never, other?: never) => Billed

const billers: [name: string, map: Mapper, cases: unknown][] = [
  ['fromStripe', fromStripe, stripe],
  ['fromPaddle', fromPaddle, paddle],
  ['fromChargebee', fromChargebee, chargebee],
  ['fromRecurly', fromRecurly, recurly],
]

/** `[what it is, which base, what is changed in its input by dotted path, how what is expected changes; null: absent]` */
type Row = [title: string, base: string, change: Fields, expected: Fields]
interface Cases {
  bases: Record<string, { input: Fields; expected: Billed }>
  rows: Row[]
}

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
      { numRuns: 500 },
    )
  })

  it.each([null, undefined, 3, true, {}, [], '', new Date(Number.NaN)])('reads nothing in %j', (input) => {
    expect(called(input)).toEqual({ customer: {}, subscription: {} })
  })

  it('reads an id where the API gives one in place of the object', () => {
    expect(called('sub_1')).toEqual({ customer: {}, subscription: { id: 'sub_1' } })
  })
})

const base = (cases: unknown, name: string) => (cases as Cases).bases[name] as Cases['bases'][string]

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
    const snippets = [...guide.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) =>
      code.replace(/^import .*$/gm, ''),
    )
    const AsyncFunction = (async () => {}).constructor as FunctionConstructor
    const run = (code: string) =>
      new AsyncFunction(...Object.keys(world), `${code}; return situation`)(...Object.values(world))
    expect(await Promise.all(snippets.map(run))).toEqual(expected)
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

describe('fromChargebee', () => {
  const { input, expected } = base(chargebee, 'items')

  it('takes the customer, in an answer or alone, unless it is somebody else', () => {
    const customer = { id: 'Example2FgHiJ', email: 'sam@example.com', first_name: ' Sam ' }
    const read = { id: 'Example2FgHiJ', email: 'sam@example.com', firstName: 'Sam' }
    expect(fromChargebee(input, customer).customer).toEqual(read)
    expect(fromChargebee(input, { customer }).customer).toEqual(read)
    expect(fromChargebee(input, { ...customer, id: 'other' }).customer).toEqual({ id: 'Example2FgHiJ' })
  })

  it('reads the plan’s name where the answer has the price', () => {
    const price = { id: 'pro-USD-monthly', name: 'Pro USD Monthly', external_name: 'Pro' }
    const nameIn = (answer: object) => fromChargebee({ subscription: input, ...answer }).subscription.planName
    expect(nameIn({ item_price: price })).toBe('Pro')
    expect(
      nameIn({
        item_prices: [
          { id: 'other', name: 'Other' },
          { ...price, external_name: undefined },
        ],
      }),
    ).toBe('Pro USD Monthly')
    expect(nameIn({ item_price: { ...price, id: 'other' } })).toBeUndefined()
    const plan = base(chargebee, 'plan').input
    expect(
      fromChargebee({ subscription: plan, plan: { id: 'basic-yearly', name: 'basic', invoice_name: 'Basic' } } as never)
        .subscription.planName,
    ).toBe('Basic')
    expect(expected.subscription.planName).toBeUndefined()
  })
})

describe('fromRecurly', () => {
  const { input, expected } = base(recurly, 'api')
  const intervalWith = (plan: object) => {
    const { interval, intervalCount } = fromRecurly({ ...input, current_period_started_at: null }, plan).subscription
    return [interval, intervalCount]
  }

  it('takes the interval from the plan, in the widest unit that says it', () => {
    expect(intervalWith({ code: 'team-monthly', interval_unit: 'months', interval_length: 1 })).toEqual(['month', 1])
    expect(intervalWith({ interval_unit: 'months', interval_length: 12 })).toEqual(['year', 1])
    expect(intervalWith({ interval_unit: 'days', interval_length: 28 })).toEqual(['week', 4])
    expect(intervalWith({ interval_unit: 'days', interval_length: 30 })).toEqual(['day', 30])
    expect(intervalWith({ intervalUnit: 'months', intervalLength: 3 })).toEqual(['month', 3])
  })

  it('does not take it from another plan, nor from one without it', () => {
    expect(intervalWith({ code: 'other', interval_unit: 'months', interval_length: 1 })).toEqual([undefined, undefined])
    expect(intervalWith({ code: 'team-monthly' })).toEqual([undefined, undefined])
  })

  it('takes the plan’s over the period’s', () => {
    const plan = { code: 'team-monthly', interval_unit: 'days', interval_length: 30 }
    expect(fromRecurly(input, plan).subscription).toMatchObject({ interval: 'day', intervalCount: 30 })
  })

  it('reads what the Node client makes of the API’s answer', () => {
    const subscription = recurlyClient<RecurlySdkSubscription>(input)
    expect(subscription.currentPeriodEndsAt).toBeInstanceOf(Date)
    expect(fromRecurly(subscription)).toEqual(expected)
    const plan = { object: 'plan', code: 'team-monthly', interval_unit: 'months', interval_length: 6 }
    const withPlan = fromRecurly(subscription, recurlyClient<RecurlySdkPlan>(plan))
    expect(withPlan.subscription).toMatchObject({ interval: 'month', intervalCount: 6 })
  })

  it.each((recurly as unknown as Cases).rows)('reads the same in what the Node client makes: %s', (_, name, change) => {
    const answer = changed(base(recurly, name).input, change)
    expect(fromRecurly(recurlyClient<RecurlySdkSubscription>(answer))).toEqual(fromRecurly(answer))
  })
})

describe('fromPaddle', () => {
  it('reads what the Node SDK makes of the API’s answer', () => {
    const { input, expected } = base(paddle, 'api')
    const subscription = new PaddleSdkSubscription(input as never)
    expect(subscription.currentBillingPeriod?.endsAt).toBe('2026-07-01T09:30:01Z')
    expect(fromPaddle(subscription)).toEqual(expected)
  })

  it('reads the amount of a Discount that a host adds to the subscription’s', () => {
    const { input } = base(paddle, 'api')
    const subscription = new PaddleSdkSubscription({
      ...input,
      discount: { id: 'dsc_01', starts_at: null, ends_at: '2026-08-01T00:00:00Z' },
    } as never)
    const discount = new PaddleSdkDiscount({ id: 'dsc_01', type: 'percentage', amount: '10', recur: true } as never)
    const { discount: read } = fromPaddle({
      ...subscription,
      discount: { ...discount, ...subscription.discount },
    }).subscription
    expect(read).toEqual({ percentOff: 10, endsAt: '2026-08-01T00:00:00Z' })
  })
})

describe('fromStripe', () => {
  it('reads the Decimal that the SDK makes of an amount', () => {
    const { input } = base(stripe, 'now')
    const amountOf = (text: string) =>
      fromStripe(changed(input, { 'items.data.0.price.unit_amount_decimal': Stripe.Decimal.from(text) })).subscription
        .amount
    expect([amountOf('4900'), amountOf('4900.00'), amountOf('0.005')]).toEqual([4900, 4900, undefined])
  })
})

/** The object that Recurly's client makes of an answer of its API. */
function recurlyClient<Resource>(answer: object): Resource {
  const sdk = createRequire(import.meta.url)
  sdk('recurly')
  return sdk('recurly/lib/recurly/Caster').castJsonResponse(JSON.stringify(answer))
}

/** A copy with other values at dotted paths; what is on the way there is made where it is not. */
function changed(input: Fields, change: Fields): Fields {
  const copy = structuredClone(input)
  for (const [path, value] of Object.entries(change)) {
    const names = path.split('.')
    const last = names.pop() as string
    const parent = names.reduce((fields, name) => {
      fields[name] ??= {}
      return fields[name] as Fields
    }, copy)
    parent[last] = value
  }
  return copy
}

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
