import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Billed } from '../../../src/billing'
import { checkSituation } from '../../../src/situation/checkSituation'
import chargebee from '../../cases/billers/chargebee.json'
import paddle from '../../cases/billers/paddle.json'
import recurly from '../../cases/billers/recurly.json'
import stripe from '../../cases/billers/stripe.json'
import type { Cases, Fields } from '../../support/billerCases'

// Files of tests share their modules, and others may have had each thing said already.
vi.resetModules()
const { fromChargebee, fromPaddle, fromRecurly, fromStripe } = await import('../../../src/billing')

const billers: Record<string, [map: (subscription: never) => Billed, cases: unknown]> = {
  Stripe: [fromStripe, stripe],
  Paddle: [fromPaddle, paddle],
  Chargebee: [fromChargebee, chargebee],
  Recurly: [fromRecurly, recurly],
}
const rows = Object.entries(billers).map(([name, [map, cases]]) => ({
  name,
  read: (input: unknown) => map(input as never),
  inputs: Object.values((cases as Cases).bases).map(({ input }) => input),
}))
const nothing = { customer: {}, subscription: {} }

const log = vi.fn()
beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(log))
afterEach(() => log.mockClear())
afterAll(() => void vi.mocked(console.error).mockRestore())
const heard = () => log.mock.calls.map(([message]) => String(message))

describe.each(rows)('from$name', ({ name, read, inputs }) => {
  it('says nothing of what it reads, nor where there is no subscription', () => {
    for (const input of [...inputs, null, undefined, '', [], { data: [] }, `sub_of_${name}`, { id: 'sub_1' }])
      read(input)
    expect(heard()).toEqual([])
  })

  it('says once that a Promise came', () => {
    for (const _ of [1, 2]) expect(read(Promise.resolve(inputs[0]))).toEqual(nothing)
    expect(heard()).toEqual([
      `[fairwell] from${name}: expected a subscription of ${name}, got a Promise (is there an \`await\` missing?). Nothing of it was read.`,
    ])
  })

  it('reads nothing of another biller’s, and says whose it is', () => {
    for (const other of rows.filter((row) => row.name !== name)) {
      for (const input of other.inputs) expect(read(input)).toEqual(nothing)
      // Some objects say by themselves what kind of thing they are; others show it by their fields.
      expect(heard().join('\n')).toMatch(new RegExp(`got (one of ${other.name}|an? (object|event) )`))
      log.mockClear()
    }
  })

  it.each<[unknown, string]>([
    [{}, 'an object without fields'],
    [{ name: 'Ada', email: 'ada@example.com' }, 'an object with name, email'],
    [{ type: 'subscriptions', id: '7', attributes: { status: 'active' } }, 'an object with type, id, attributes'],
    [[{ id: 'a' }, { id: 'b' }], 'a list of 2: give one of them'],
    [7, 'a number'],
    [() => {}, 'a function'],
  ])('says what came in place of one: %j', (input, got) => {
    read(input)
    expect(heard()).toEqual([expect.stringContaining(`got ${got}. Nothing of it was read.`)])
  })
})

it('names the kind of thing that Stripe, Chargebee and Recurly say it is, and the event that Paddle sends', () => {
  fromStripe({ object: 'customer', id: 'cus_1' } as never)
  fromChargebee({ object: 'invoice', id: '7' } as never)
  fromRecurly({ object: 'account', id: 'a1' } as never)
  fromPaddle({ event_type: 'transaction.completed', data: { id: 'txn_1', status: 'completed' } } as never)
  const got = ["object 'customer'", "object 'invoice'", "object 'account'", 'an event transaction.completed']
  expect(heard().map((message) => /got (.*)\. Nothing/.exec(message)?.[1])).toEqual(got)
})

it('an empty subscription is a problem of the Situation', () => {
  const named = (situation: object) =>
    checkSituation(situation).filter(({ message }) => message.startsWith('expected what they pay, got an empty object'))
  expect(named(fromStripe({} as Fields))).toMatchObject([{ severity: 'warning', path: 'subscription' }])
  expect(named({ subscriptions: [{ id: 'a' }, {}] })).toMatchObject([{ path: 'subscriptions[1]' }])
  for (const fine of [{}, { subscription: null }, { subscription: { id: 'a' } }]) expect(named(fine)).toEqual([])
})
